// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A cloud in memory; collections are copied when they change, so that readers need no lock. */
final class MemoryCloud extends CloudStore {
  private final TreeMap<String, TreeMap<String, KubeObject>> records = new TreeMap<>();
  private final TreeMap<String, TreeMap<String, List<String>>> data = new TreeMap<>();

  /** Of collections that were read since they last changed. */
  private final TreeMap<String, SortedMap<String, KubeObject>> shown = new TreeMap<>();

  @Override
  public synchronized List<String> collections() {
    return List.copyOf(records.keySet());
  }

  @Override
  public synchronized SortedMap<String, KubeObject> all(String collection) {
    return shown.computeIfAbsent(
        collection,
        key ->
            Collections.unmodifiableSortedMap(
                new TreeMap<>(records.getOrDefault(key, new TreeMap<>()))));
  }

  @Override
  public synchronized Optional<KubeObject> find(String collection, String id) {
    return Optional.ofNullable(records.getOrDefault(collection, new TreeMap<>()).get(id));
  }

  @Override
  public synchronized void put(String collection, String id, KubeObject record) {
    records.computeIfAbsent(collection, key -> new TreeMap<>()).put(id, record);
    shown.remove(collection);
  }

  @Override
  public synchronized void remove(String collection, String id) {
    TreeMap<String, KubeObject> all = records.get(collection);
    if (all != null && all.remove(id) != null && all.isEmpty()) {
      records.remove(collection);
    }
    shown.remove(collection);
    data.remove(collection + "/" + id);
  }

  @Override
  public synchronized void append(String collection, String id, String file, String line) {
    data.computeIfAbsent(collection + "/" + id, key -> new TreeMap<>())
        .computeIfAbsent(file, key -> new ArrayList<>())
        .add(line);
  }

  @Override
  public synchronized List<String> lines(String collection, String id, String file) {
    return List.copyOf(
        data.getOrDefault(collection + "/" + id, new TreeMap<>()).getOrDefault(file, List.of()));
  }

  @Override
  public synchronized List<String> files(String collection, String id) {
    return List.copyOf(data.getOrDefault(collection + "/" + id, new TreeMap<>()).keySet());
  }

  @Override
  public synchronized <T> T exclusively(Supplier<T> work) {
    return work.get();
  }
}
