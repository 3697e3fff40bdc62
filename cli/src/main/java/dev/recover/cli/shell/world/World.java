// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.apply.world.Reading;
import dev.recover.apply.world.TargetReader;
import dev.recover.bundle.BundleReader;
import dev.recover.bundle.PartialBundle;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Disks;
import dev.recover.spi.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The bundles that were loaded and the latest view of one cluster.
 *
 * <p>What needs the cluster is asked for; what may be old is at hand without waiting. Thread-safe.
 */
public final class World implements AutoCloseable {
  /** What a plan is made from, and the pods, which say what is in use. */
  private static final Set<ResourceType> LOOKED_AT = withPods();

  private final Cluster cluster;
  private final ClusterIdentity identity;
  private final Disks disks;
  private final Clock clock;
  private final Standby standby;
  private final Runnable changed;
  private final List<LoadedBundle> bundles = new ArrayList<>();
  private Optional<LoadedBundle> bundle = Optional.empty();
  private volatile Optional<Seen> latest = Optional.empty();
  private volatile Inventory inventory = Inventory.EMPTY;
  private Optional<CompletableFuture<Seen>> reading = Optional.empty();
  private Optional<Watching> watching = Optional.empty();

  /**
   * Asks the cluster who it is, and nothing else.
   *
   * @param standby waits for the cluster
   * @param changed hears when the cluster stops answering, and when it answers again
   */
  public World(Cluster cluster, Disks disks, Clock clock, Standby standby, Runnable changed) {
    this.standby = standby;
    this.changed = changed;
    this.cluster = cluster;
    this.identity = cluster.identity();
    this.disks = disks;
    this.clock = clock;
  }

  private static Set<ResourceType> withPods() {
    Set<ResourceType> types = new HashSet<>(TargetReader.FOR_PLAN);
    types.add(ResourceType.POD);
    return Set.copyOf(types);
  }

  public Cluster cluster() {
    return cluster;
  }

  public ClusterIdentity identity() {
    return identity;
  }

  public Disks disks() {
    return disks;
  }

  /** Reads a bundle and makes it the one that claims are restored from. */
  public LoadedBundle load(Path folder) {
    PartialBundle read = BundleReader.readPartly(folder);
    LoadedBundle loaded =
        new LoadedBundle(folder.toAbsolutePath().normalize(), read.whole(), read.troubles());
    synchronized (this) {
      bundles.removeIf(other -> other.folder().equals(loaded.folder()));
      bundles.add(loaded);
      bundle = Optional.of(loaded);
    }
    join();
    return loaded;
  }

  /** The bundle that claims are restored from. */
  public synchronized Optional<LoadedBundle> bundle() {
    return bundle;
  }

  /** All that were loaded, the latest last. */
  public synchronized List<LoadedBundle> bundles() {
    return List.copyOf(bundles);
  }

  /** What was seen last, without waiting. */
  public Optional<Seen> latest() {
    return latest;
  }

  /** What was seen last; waits for the first look when there was none yet. */
  public Seen seen() {
    Optional<Seen> seen = latest;
    return seen.isPresent() ? seen.get() : await(look());
  }

  /** Looks now, and waits for it. */
  public Seen lookNow() {
    Optional<CompletableFuture<Seen>> before;
    synchronized (this) {
      before = reading;
    }
    before.ifPresent(
        running ->
            // What it saw may be from before now.
            standby.await(running.handle((seen, failure) -> seen), this::awaited));
    return await(look());
  }

  /** Looks behind the back of the user; a failure leaves what was seen before. */
  public synchronized CompletableFuture<Seen> look() {
    if (reading.isPresent() && !reading.get().isDone()) {
      return reading.get();
    }
    CompletableFuture<Seen> look = new CompletableFuture<>();
    reading = Optional.of(look);
    Thread thread = new Thread(() -> look(look), "recover-shell-look");
    thread.setDaemon(true);
    thread.start();
    return look;
  }

  private void look(CompletableFuture<Seen> look) {
    try {
      Reading read = new TargetReader(cluster).read(LOOKED_AT, Set.of());
      Seen seen = new Seen(read, clock.instant());
      take(seen);
      refresh(seen);
      look.complete(seen);
    } catch (RuntimeException e) {
      look.completeExceptionally(e);
    }
  }

  private Seen await(CompletableFuture<Seen> look) {
    return standby.await(look, this::awaited);
  }

  /** What a line waits for that needs the cluster. */
  public String awaited() {
    return "cluster "
        + identity.name()
        + " to answer"
        + cluster.trouble().map(fault -> " (" + fault.getMessage() + ")").orElse("");
  }

  /** Why the cluster does not answer at present; empty when it does. */
  public Optional<Fault> trouble() {
    return cluster.trouble();
  }

  private synchronized void refresh(Seen seen) {
    watching.ifPresent(open -> open.refresh(seen));
  }

  private void take(Seen seen) {
    latest = Optional.of(seen);
    join();
  }

  private void join() {
    inventory = Inventory.of(bundle().map(LoadedBundle::bundle), latest.map(Seen::state), disks);
  }

  /** Claims of bundle and cluster, as far as they are known now. */
  public Inventory inventory() {
    return inventory;
  }

  /** Keeps the view fresh from now on, by watching what the first look found. */
  public synchronized void watch() {
    if (watching.isEmpty()) {
      watching = Optional.of(new Watching(cluster, clock, this::take, changed));
      look();
    }
  }

  /** The state as a plan is made from it. */
  public TargetState state() {
    return seen().state();
  }

  @Override
  public synchronized void close() {
    watching.ifPresent(Watching::close);
  }
}
