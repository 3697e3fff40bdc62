// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.disk.AttachDetach;
import dev.recover.sandbox.controller.disk.AttachedReport;
import dev.recover.sandbox.controller.disk.Attacher;
import dev.recover.sandbox.controller.disk.DiskDeletion;
import dev.recover.sandbox.controller.disk.Provisioner;
import dev.recover.sandbox.controller.node.Kubelet;
import dev.recover.sandbox.controller.node.Nodes;
import dev.recover.sandbox.controller.node.Scheduler;
import dev.recover.sandbox.controller.volume.Expansion;
import dev.recover.sandbox.controller.volume.Protection;
import dev.recover.sandbox.controller.volume.VolumeController;
import dev.recover.sandbox.controller.workload.Deployments;
import dev.recover.sandbox.controller.workload.EphemeralClaims;
import dev.recover.sandbox.controller.workload.GarbageCollector;
import dev.recover.sandbox.controller.workload.Namespaces;
import dev.recover.sandbox.controller.workload.ReplicaSets;
import dev.recover.sandbox.controller.workload.StatefulSets;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Everything that acts on a sandbox's objects by itself, running until closed.
 *
 * <p>Registers the nodes and the CSIDriver. Uses a few daemon threads, which sleep when nothing
 * changes.
 */
public final class ControlPlane implements AutoCloseable {
  private static final int THREADS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ScheduledThreadPoolExecutor pool;
  private final Context context;

  private ControlPlane(ObjectStore store, DiskCloud disks, ControlOptions options) {
    pool =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "sandbox-controller");
              thread.setDaemon(true);
              return thread;
            });
    pool.setRemoveOnCancelPolicy(true);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    context = new Context(store, disks, options.cluster(), pool);
    registerDriver();
    Nodes.register(context, options.version());
    VolumeController volumes = new VolumeController(context, options.resync());
    new Protection(context);
    new Expansion(context);
    new Provisioner(context);
    new DiskDeletion(context);
    new AttachDetach(context);
    new Attacher(context);
    new AttachedReport(context);
    new Scheduler(context, volumes.freeVolumes());
    new Kubelet(context);
    new EphemeralClaims(context);
    new StatefulSets(context);
    new ReplicaSets(context);
    new Deployments(context);
    new GarbageCollector(context);
    new Namespaces(context);
  }

  /**
   * Starts the controllers on a store.
   *
   * @param disks may be shared with other sandboxes; it is not closed
   */
  public static ControlPlane start(ObjectStore store, DiskCloud disks, ControlOptions options) {
    return new ControlPlane(store, disks, options);
  }

  private void registerDriver() {
    ObjectStore store = context.store("sandbox");
    if (store.get(ResourceType.CSI_DRIVER, "", context.driver()).isEmpty()) {
      store.create(
          KubeObject.named(ResourceType.CSI_DRIVER, "", context.driver())
              .with(
                  FieldPath.of("spec"),
                  Map.of("attachRequired", true, "volumeLifecycleModes", List.of("Persistent"))));
    }
  }

  /** Stops all controllers after what they are just writing; the rest is left, as by a crash. */
  @Override
  public void close() {
    context.close();
    pool.shutdown();
    try {
      if (!pool.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
