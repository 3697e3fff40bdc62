// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The latest requests that were received, and how many there were in all. */
public final class RequestLog {
  private static final int KEPT = 100_000;

  private final Deque<SeenRequest> latest = new ArrayDeque<>();
  private long count;

  synchronized void add(SeenRequest request) {
    count++;
    latest.add(request);
    if (latest.size() > KEPT) {
      latest.remove();
    }
  }

  /** How many requests were received since the start or the last {@link #clear}. */
  public synchronized long count() {
    return count;
  }

  /** The requests in the order of their arrival. */
  public synchronized List<SeenRequest> all() {
    return List.copyOf(latest);
  }

  public List<SeenRequest> matching(Predicate<SeenRequest> wanted) {
    return all().stream().filter(wanted).toList();
  }

  public synchronized void clear() {
    latest.clear();
    count = 0;
  }
}
