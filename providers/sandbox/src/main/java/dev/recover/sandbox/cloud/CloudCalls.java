// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The requests that reached a cloud, in their order, refused ones too. Thread-safe. */
public final class CloudCalls {
  private static final int KEPT = 100_000;

  private final List<CloudCall> calls = new ArrayList<>();

  /** Notes a request. */
  public synchronized void add(CloudCall call) {
    if (calls.size() < KEPT) {
      calls.add(call);
    }
  }

  public synchronized List<CloudCall> all() {
    return List.copyOf(calls);
  }

  /** The requests that needed a permission. */
  public List<CloudCall> of(String action) {
    return all().stream().filter(call -> call.action().equals(action)).toList();
  }

  /** Every permission that was needed. */
  public SortedSet<String> actions() {
    return all().stream().map(CloudCall::action).collect(Collectors.toCollection(TreeSet::new));
  }

  public synchronized void clear() {
    calls.clear();
  }
}
