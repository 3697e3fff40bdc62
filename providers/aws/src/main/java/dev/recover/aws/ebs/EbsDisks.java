// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.OperationKey;
import dev.recover.spi.ProviderConfig;
import dev.recover.spi.SnapshotListing;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Amazon EBS, with the accounts and regions it was opened for. */
public final class EbsDisks implements DiskProvider {
  private final EbsPlaces places;
  private final ExecutorService threads;
  private final EbsReads reads;
  private final EbsProgress progress;
  private final EbsChanges changes;

  EbsDisks(ProviderConfig config, Patience patience) {
    this.places = new EbsPlaces(config, patience);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, config.parallelism()),
            task -> {
              Thread thread = new Thread(task, "ebs-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    this.reads = new EbsReads(places, threads);
    this.progress = new EbsProgress(patience);
    this.changes = new EbsChanges(places, reads, progress, patience);
  }

  /**
   * Opens it; nothing is asked yet.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when no region is known or a name is wrong
   */
  public static EbsDisks open(ProviderConfig config) {
    return new EbsDisks(config, Patience.USUAL);
  }

  @Override
  public DiskListing list(DiskQuery query) {
    return reads.list(query);
  }

  @Override
  public SnapshotListing snapshots(DiskQuery query) {
    return reads.snapshots(query);
  }

  @Override
  public DiskLookup find(Set<DiskId> ids) {
    return reads.find(ids);
  }

  @Override
  public DiskOperation start(DiskChange change, OperationKey key) {
    return change.accept(new Start(key));
  }

  private final class Start implements DiskChange.Visitor<DiskOperation> {
    private final OperationKey key;

    Start(OperationKey key) {
      this.key = key;
    }

    @Override
    public DiskOperation tag(DiskChange.Tag change) {
      return changes.tag(change, key);
    }

    @Override
    public DiskOperation takeSnapshot(DiskChange.TakeSnapshot change) {
      return changes.takeSnapshot(change, key);
    }

    @Override
    public DiskOperation shareSnapshot(DiskChange.ShareSnapshot change) {
      return changes.shareSnapshot(change, key);
    }

    @Override
    public DiskOperation copySnapshot(DiskChange.CopySnapshot change) {
      return changes.copySnapshot(change, key);
    }

    @Override
    public DiskOperation makeDisk(DiskChange.MakeDisk change) {
      return changes.makeDisk(change, key);
    }

    @Override
    public DiskOperation deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
      return changes.deleteOwnSnapshot(change, key);
    }

    @Override
    public DiskOperation deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
      return changes.deleteOwnDisk(change, key);
    }
  }

  @Override
  public DiskOperation poll(DiskOperation operation) {
    if (operation.state() != DiskOperation.State.RUNNING) {
      return operation;
    }
    DiskChange change = operation.change();
    if (change instanceof DiskChange.MakeDisk make) {
      EbsPlace place = places.of(make.disk().scope());
      return progress.volume(place, change, operation.key(), operation.id());
    }
    CloudScope scope = operation.snapshot().orElseThrow().scope();
    return progress.snapshot(places.of(scope), change, operation.key(), operation.id());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    places.close();
  }
}
