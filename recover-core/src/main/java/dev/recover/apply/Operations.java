// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.spi.DiskOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Operations that go on in a cloud, each with the time at which it is asked after again.
 *
 * <p>An operation costs an entry here and a request now and then, never a thread. The pause grows
 * while nothing happens, from a second to a quarter of a minute. Not thread-safe.
 */
final class Operations {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private record Watched(DiskOperation operation, long due, Duration pause, boolean asked) {}

  private final Map<Integer, Watched> watched = new TreeMap<>();

  /** Remembers how far it is; answers whether that is further than what was known before. */
  boolean put(int number, DiskOperation operation, long now) {
    Watched before = watched.get(number);
    boolean further =
        before == null
            || before.operation().percent() != operation.percent()
            || !before.operation().message().equals(operation.message());
    Duration pause = further || before == null ? FIRST : longer(before.pause());
    watched.put(number, new Watched(operation, now + pause.toNanos(), pause, false));
    return further;
  }

  /** It could not be asked after; it will be again. */
  void again(int number, long now) {
    watched.computeIfPresent(
        number,
        (n, w) ->
            new Watched(
                w.operation(), now + longer(w.pause()).toNanos(), longer(w.pause()), false));
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }

  /** Those whose time has come; they are not answered again before {@link #put}. */
  List<Integer> take(long now) {
    List<Integer> due = new ArrayList<>();
    watched.replaceAll(
        (number, w) -> {
          if (w.asked() || w.due() - now > 0) {
            return w;
          }
          due.add(number);
          return new Watched(w.operation(), w.due(), w.pause(), true);
        });
    return due;
  }

  DiskOperation operation(int number) {
    Watched found = watched.get(number);
    if (found == null) {
      throw new IllegalStateException("step " + number + " is not under way in a cloud");
    }
    return found.operation();
  }

  void remove(int number) {
    watched.remove(number);
  }

  boolean has(int number) {
    return watched.containsKey(number);
  }

  boolean running() {
    return !watched.isEmpty();
  }

  /** Takes out all. */
  Map<Integer, DiskOperation> drain() {
    Map<Integer, DiskOperation> all = new TreeMap<>();
    watched.forEach((number, w) -> all.put(number, w.operation()));
    watched.clear();
    return all;
  }
}
