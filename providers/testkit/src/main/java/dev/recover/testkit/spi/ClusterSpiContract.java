// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.spi.Cluster;
import dev.recover.spi.Preconditions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The contract of a {@link Cluster}; a subclass names a world, and how to reach it through a
 * gateway.
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class ClusterSpiContract
    implements ReadContract, WriteContract, WatchContract, FaultContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String RUN = Long.toString(System.nanoTime() & 0xffffffL, 36);

  private final String prefix = "spi-" + RUN + "-" + NUMBER.incrementAndGet();
  private Optional<FaultyGateway> gateway = Optional.empty();
  private Optional<Cluster> cluster = Optional.empty();

  /** Opens a gateway to the world. */
  protected abstract FaultyGateway openGateway() throws Exception;

  /** Opens the cluster under test through the gateway, as an administrator. */
  protected abstract Cluster open(FaultyGateway through) throws Exception;

  @BeforeEach
  void openScene() throws Exception {
    gateway = Optional.of(openGateway());
    cluster = Optional.of(open(gateway()));
    cluster().create(KubeObject.named(ResourceType.NAMESPACE, "", prefix));
  }

  @AfterEach
  void closeScene() {
    try (FaultyGateway first = gateway();
        Cluster second = cluster()) {
      Preconditions none = new Preconditions(Optional.empty(), Optional.empty());
      second.list(
          ResourceType.PERSISTENT_VOLUME,
          dev.recover.spi.Selection.EVERYTHING,
          volume -> {
            if (volume.name().startsWith(prefix + "-")) {
              second.delete(volume.ref(), none);
            }
          });
      second.delete(KubeObject.named(ResourceType.NAMESPACE, "", prefix).ref(), none);
    }
  }

  @Override
  public Cluster cluster() {
    return cluster.orElseThrow();
  }

  @Override
  public FaultyGateway gateway() {
    return gateway.orElseThrow();
  }

  @Override
  public String namespace() {
    return prefix;
  }

  @Override
  public String unique(String name) {
    return prefix + "-" + name;
  }
}
