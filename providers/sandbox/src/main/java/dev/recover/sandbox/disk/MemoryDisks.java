// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Disks in memory. */
final class MemoryDisks extends DiskStore {
  private final Map<String, DiskRecord> records = new TreeMap<>();
  private final Map<String, Map<String, List<String>>> data = new HashMap<>();

  @Override
  public synchronized List<String> handles() {
    return List.copyOf(records.keySet());
  }

  @Override
  public synchronized Optional<DiskRecord> find(String handle) {
    return Optional.ofNullable(records.get(handle));
  }

  @Override
  public synchronized void append(String handle, String file, String line) {
    if (records.containsKey(handle)) {
      data.computeIfAbsent(handle, key -> new HashMap<>())
          .computeIfAbsent(file, key -> new ArrayList<>())
          .add(line);
    }
  }

  @Override
  public synchronized List<String> lines(String handle, String file) {
    return List.copyOf(data.getOrDefault(handle, Map.of()).getOrDefault(file, List.of()));
  }

  @Override
  synchronized void save(String handle, DiskRecord disk) {
    records.put(handle, disk);
  }

  @Override
  synchronized void remove(String handle) {
    records.remove(handle);
    data.remove(handle);
  }

  @Override
  synchronized <T> T exclusively(Supplier<T> work) {
    return work.get();
  }
}
