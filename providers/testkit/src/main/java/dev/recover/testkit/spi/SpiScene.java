// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test of the contract works with. */
public interface SpiScene {
  /** The cluster under test, which talks through the gateway. */
  Cluster cluster();

  FaultyGateway gateway();

  /** A namespace of this test alone. */
  String namespace();

  /** Returns a name that nothing else has, for kinds without a namespace. */
  String unique(String name);

  /** Returns a claim that asks for nothing to be made for it. */
  default KubeObject claim(String name) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("accessModes", List.of("ReadWriteOnce"));
    spec.put("resources", Map.of("requests", Map.of("storage", "1Gi")));
    spec.put("storageClassName", "");
    spec.put("volumeName", unique("nowhere"));
    return with(ResourceType.PERSISTENT_VOLUME_CLAIM, namespace(), name, "spec", spec);
  }

  /** Returns a volume that nobody will claim. */
  default KubeObject volume(String name) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("accessModes", List.of("ReadWriteOnce"));
    spec.put("capacity", Map.of("storage", "1Gi"));
    spec.put("persistentVolumeReclaimPolicy", "Retain");
    spec.put("claimRef", Map.of("namespace", namespace(), "name", "nobody"));
    spec.put("csi", Map.of("driver", "none.example.com", "volumeHandle", name));
    return with(ResourceType.PERSISTENT_VOLUME, "", name, "spec", spec);
  }

  /** Returns an object that no controller touches. */
  default KubeObject lease(String name) {
    Map<String, Object> spec = Map.of("holderIdentity", "contract");
    return with(ResourceType.LEASE, namespace(), name, "spec", spec);
  }

  private static KubeObject with(
      ResourceType type, String namespace, String name, String key, Map<String, ?> value) {
    Map<String, Object> tree = new LinkedHashMap<>(KubeObject.named(type, namespace, name).tree());
    tree.put(key, value);
    return KubeObject.of(tree);
  }

  /** Runs what must fail and returns how. */
  default Fault faultOf(ThrowingCallable call) {
    Throwable thrown = Assertions.catchThrowable(call);
    Assertions.assertThat(thrown).isInstanceOf(Fault.class);
    return (Fault) thrown;
  }

  /** Does something so many times on sixteen threads; throws what one of them threw. */
  default void inParallel(int times, IntConsumer work) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < times; number++) {
        int mine = number;
        all.add(threads.submit(() -> work.accept(mine)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Waits until something holds; half a minute at most. */
  default void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        Assertions.fail("it did not come about: " + what);
      }
      pause(20);
    }
  }

  default void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
