// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.gcp.PdHandle;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Snapshot;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.OperationKey;
import dev.recover.spi.Parallel;
import dev.recover.spi.ProviderConfig;
import dev.recover.spi.SnapshotListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The disks of some projects of Compute Engine. */
public final class ComputeDisks implements DiskProvider {
  private final List<String> projects;
  private final Set<String> regions;
  private final Stubs stubs;
  private final Calls calls;
  private final DiskReads reads;
  private final Parallel parallel;

  ComputeDisks(ProviderConfig config, Login login, List<String> projects, Patience patience) {
    this.projects = projects;
    this.regions = Set.copyOf(config.regions());
    this.stubs = new Stubs(login.endpoint(), login.credentials());
    this.calls = new Calls(patience);
    this.reads = new DiskReads(stubs, calls);
    this.parallel = new Parallel("compute-engine", config.parallelism());
  }

  /**
   * Finds credentials and projects; asks Compute Engine for nothing yet.
   *
   * @param environment the variables of the environment
   * @throws dev.recover.diagnostic.DiagnosticException when there are no credentials, no project,
   *     or an endpoint that cannot be used
   */
  public static ComputeDisks open(
      ProviderConfig config, Function<String, Optional<String>> environment) {
    Login login = Login.at(config.endpoint().or(() -> environment.apply(Login.ENDPOINT_VARIABLE)));
    List<String> projects = Projects.of(config.accounts(), environment, login.project());
    return new ComputeDisks(config, login, projects, Patience.USUAL);
  }

  @Override
  public DiskListing list(DiskQuery query) {
    Regions where = new Regions(query.regions().isEmpty() ? regions : query.regions());
    List<Disk> disks = new ArrayList<>();
    List<NotLookedAt> notLookedAt = new ArrayList<>();
    String filter = DiskReads.filter(query.tags());
    for (DiskListing one : parallel.map(projects, project -> listing(project, where, filter))) {
      one.disks().stream()
          .filter(disk -> has(disk.facts().tags(), query.tags()))
          .forEach(disks::add);
      notLookedAt.addAll(one.notLookedAt());
    }
    return new DiskListing(disks, notLookedAt);
  }

  private DiskListing listing(String project, Regions where, String filter) {
    return new ProjectListing(stubs, calls, project, where).list(filter);
  }

  @Override
  public SnapshotListing snapshots(DiskQuery query) {
    List<Snapshot> snapshots = new ArrayList<>();
    List<NotLookedAt> notLookedAt = new ArrayList<>();
    for (SnapshotListing one : parallel.map(projects, p -> snapshotsOf(p, query.tags()))) {
      snapshots.addAll(one.snapshots());
      notLookedAt.addAll(one.notLookedAt());
    }
    return new SnapshotListing(snapshots, notLookedAt);
  }

  private SnapshotListing snapshotsOf(String project, Map<String, String> tags) {
    List<Snapshot> snapshots = new ArrayList<>();
    List<NotLookedAt> notLookedAt = new ArrayList<>();
    try {
      reads.snapshots(project, DiskReads.filter(tags), snapshots::add);
    } catch (Fault fault) {
      CloudScope scope = new CloudScope(PdHandle.PROVIDER, project, "");
      notLookedAt.add(ProjectListing.notLookedAt(scope, fault));
    }
    snapshots.removeIf(snapshot -> !has(snapshot.tags(), tags));
    return new SnapshotListing(snapshots, notLookedAt);
  }

  private static boolean has(Map<String, String> labels, Map<String, String> wanted) {
    return labels.entrySet().containsAll(wanted.entrySet());
  }

  @Override
  public DiskLookup find(Set<DiskId> ids) {
    Regions everywhere = new Regions(Set.of());
    return new DiskFinder(
            Set.copyOf(projects),
            parallel,
            reads::disk,
            project -> listing(project, everywhere, ""))
        .find(ids);
  }

  @Override
  public DiskOperation start(DiskChange change, OperationKey key) {
    return poll(change.accept(new Begin(reads, new Writes(stubs, calls), key)));
  }

  @Override
  public DiskOperation poll(DiskOperation operation) {
    return operation.state() == DiskOperation.State.RUNNING
        ? Progress.of(reads, new Operations(stubs, calls), operation)
        : operation;
  }

  @Override
  public void close() {
    parallel.close();
    stubs.close();
  }
}
