// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What goes wrong in a cloud on purpose: answers, pages, and what becomes of new things.
 *
 * <p>Belongs to one process; the cloud's state does not. Thread-safe.
 */
public final class CloudFaults {
  /** For as long as nothing else is said. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  private static final class Armed<T> {
    final Predicate<CloudCall> when;
    final T what;
    int left;

    Armed(Predicate<CloudCall> when, T what, int left) {
      this.when = when;
      this.what = what;
      this.left = left;
    }
  }

  private final List<Armed<CloudFault>> answers = new ArrayList<>();
  private final List<Armed<Fate>> fates = new ArrayList<>();
  private final Map<String, Integer> hidden = new HashMap<>();
  private int pageLimit = Integer.MAX_VALUE;

  /** Lets the next calls that match go wrong. */
  public synchronized void next(int times, Predicate<CloudCall> when, CloudFault fault) {
    answers.add(new Armed<>(when, fault, times));
  }

  /** Lets the next calls of an action go wrong. */
  public void next(int times, String action, CloudFault fault) {
    next(times, call -> call.action().equals(action), fault);
  }

  /** Decides what becomes of what the next calls make. */
  public synchronized void nextMade(int times, Predicate<CloudCall> when, Fate fate) {
    fates.add(new Armed<>(when, fate, times));
  }

  /** Answers at most this many items on a page, whatever was asked for. */
  public synchronized void limitPages(int items) {
    pageLimit = items;
  }

  /** Lets nothing go wrong any more. */
  public synchronized void clear() {
    answers.clear();
    fates.clear();
    hidden.clear();
    pageLimit = Integer.MAX_VALUE;
  }

  /** Returns what goes wrong with a call, once for each time it was armed. */
  public synchronized Optional<CloudFault> of(CloudCall call) {
    return take(answers, call);
  }

  /** Returns what is to become of what a call makes. */
  public synchronized Fate fateOf(CloudCall call) {
    return take(fates, call).orElse(Fate.MADE);
  }

  /** Hides a thing from as many reads as its fate says. */
  public synchronized void hide(String id, Fate fate) {
    if (fate.hiddenReads() > 0) {
      hidden.put(id, fate.hiddenReads());
    }
  }

  /** Whether a read does not see a thing yet; each call is a read. */
  public synchronized boolean hides(String id) {
    Integer left = hidden.get(id);
    if (left == null) {
      return false;
    }
    if (left <= 1) {
      hidden.remove(id);
    } else {
      hidden.put(id, left - 1);
    }
    return true;
  }

  /** How many items a page has at most. */
  public synchronized int pageLimit() {
    return pageLimit;
  }

  private static <T> Optional<T> take(List<Armed<T>> armed, CloudCall call) {
    for (Armed<T> candidate : armed) {
      if (candidate.when.test(call)) {
        if (candidate.left != ALWAYS && --candidate.left <= 0) {
          armed.remove(candidate);
        }
        return Optional.of(candidate.what);
      }
    }
    return Optional.empty();
  }
}
