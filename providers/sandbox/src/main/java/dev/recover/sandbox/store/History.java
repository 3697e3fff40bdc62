// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import java.util.ArrayList;
import java.util.List;

/** The latest events of one type, oldest first; older ones are forgotten, as etcd compacts. */
final class History {
  private final int capacity;
  private final List<StoreEvent> events = new ArrayList<>();
  private long forgotten;

  /**
   * @param forgotten the version up to which nothing is known
   */
  History(int capacity, long forgotten) {
    this.capacity = capacity;
    this.forgotten = forgotten;
  }

  void add(StoreEvent event) {
    events.add(event);
    if (events.size() > capacity + capacity / 8 + 1) {
      forget(events.get(events.size() - capacity).version() - 1);
    }
  }

  /** Forgets everything up to and with the version. */
  void forget(long version) {
    int end = firstAfter(version);
    events.subList(0, end).clear();
    forgotten = Math.max(forgotten, version);
  }

  /** Whether all that happened after the version is still known. */
  boolean knows(long version) {
    return version >= forgotten;
  }

  long forgotten() {
    return forgotten;
  }

  /** Returns a view of the events after the version; valid until the next write. */
  List<StoreEvent> after(long version) {
    return events.subList(firstAfter(version), events.size());
  }

  private int firstAfter(long version) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).version() <= version) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
