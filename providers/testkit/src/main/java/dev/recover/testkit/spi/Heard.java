// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import dev.recover.model.KubeObject;
import dev.recover.spi.Fault;
import dev.recover.spi.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A listener that obeys, and remembers what it was told. */
public final class Heard implements WatchListener {
  private final Map<String, KubeObject> objects = new TreeMap<>();
  private final List<String> calls = new ArrayList<>();

  @Override
  public synchronized void replaced(List<KubeObject> all) {
    objects.clear();
    all.forEach(object -> objects.put(object.name(), object));
    calls.add("replaced");
  }

  @Override
  public synchronized void put(KubeObject object) {
    objects.put(object.name(), object);
    calls.add("put " + object.name());
  }

  @Override
  public synchronized void removed(KubeObject object) {
    objects.remove(object.name());
    calls.add("removed " + object.name());
  }

  @Override
  public synchronized void failed(Fault fault) {
    calls.add("failed " + fault.kind());
  }

  /** The names of what is there, sorted. */
  public synchronized List<String> names() {
    return List.copyOf(objects.keySet());
  }

  public synchronized KubeObject object(String name) {
    return objects.getOrDefault(name, KubeObject.of(Map.of()));
  }

  /** The calls in the order they came. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  public boolean called(String call) {
    return calls().contains(call);
  }

  public long times(String call) {
    return calls().stream().filter(call::equals).count();
  }
}
