// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.HintedSnapshot;
import dev.recover.locate.Holdings;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.VolumeHint;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.SnapshotListing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The clouds of one command: opened when they are asked for the first time, asked in parallel, and
 * closed with it.
 *
 * <p>What one cloud refuses, the others still answer: that is a {@link NotLookedAt}. When none
 * answers, that is the error.
 */
public final class Clouds implements AutoCloseable {
  private final CloudRequest request;
  private final Map<String, DiskProviderFactory> factories;
  private final Map<String, DiskProvider> opened = new LinkedHashMap<>();

  /**
   * @param factories every provider there is
   */
  public Clouds(CloudRequest request, List<DiskProviderFactory> factories) {
    this.request = request;
    this.factories = new TreeMap<>();
    factories.forEach(factory -> this.factories.put(factory.id(), factory));
  }

  public CloudRequest request() {
    return request;
  }

  /** The clouds by the provider's id, opened; none for what is only read from files. */
  public synchronized Map<String, DiskProvider> providers() {
    if (opened.isEmpty()) {
      new TreeMap<>(request.open())
          .forEach((id, config) -> opened.put(id, factory(id).open(config)));
    }
    return Map.copyOf(opened);
  }

  /** The cloud that has disks of a driver, if it was named and can be asked. */
  public Optional<DiskProvider> providerOf(String driver) {
    return providers().entrySet().stream()
        .filter(entry -> factory(entry.getKey()).drivers().contains(driver))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Those of the disks that the files list; of others they say nothing. */
  public Map<DiskId, Disk> listed(Set<DiskId> wanted) {
    Map<DiskId, Disk> listed = new TreeMap<>();
    for (CloudRequest.ListingFile file : request.files()) {
      Listings.read(factory(file.provider()), file).disks().stream()
          .filter(disk -> wanted.contains(disk.id()))
          .forEach(disk -> listed.put(disk.id(), disk));
    }
    return listed;
  }

  /** Lists all disks. */
  public Holdings disks() {
    List<HintedDisk> disks = new ArrayList<>();
    List<NotLookedAt> notLookedAt = new ArrayList<>();
    Map<String, String> drivers = new TreeMap<>();
    Map<String, List<DiskListing>> listings = new TreeMap<>();
    request
        .files()
        .forEach(
            file ->
                listings
                    .computeIfAbsent(file.provider(), id -> new ArrayList<>())
                    .add(Listings.read(factory(file.provider()), file)));
    ask(
            provider -> provider.list(DiskQuery.EVERYTHING),
            part -> new DiskListing(List.of(), List.of(part)))
        .forEach((id, one) -> listings.computeIfAbsent(id, any -> new ArrayList<>()).add(one));
    listings.forEach(
        (id, parts) -> {
          DiskProviderFactory factory = factory(id);
          factory.drivers().forEach(driver -> drivers.put(driver, id));
          for (DiskListing part : parts) {
            part.disks().forEach(disk -> disks.add(hinted(factory, disk)));
            part.disks().forEach(disk -> drivers.putIfAbsent(disk.id().driver(), id));
            notLookedAt.addAll(part.notLookedAt());
          }
        });
    return new Holdings(disks, List.of(), notLookedAt, drivers);
  }

  /** The same disks with the clouds' snapshots; files have none. */
  public Holdings withSnapshots(Holdings disks) {
    List<HintedSnapshot> snapshots = new ArrayList<>();
    List<NotLookedAt> notLookedAt = new ArrayList<>(disks.notLookedAt());
    ask(
            provider -> provider.snapshots(DiskQuery.EVERYTHING),
            part -> new SnapshotListing(List.of(), List.of(part)))
        .forEach(
            (id, listing) -> {
              listing.snapshots().forEach(one -> snapshots.add(Listings.hinted(factory(id), one)));
              notLookedAt.addAll(listing.notLookedAt());
            });
    return new Holdings(disks.disks(), snapshots, notLookedAt, disks.drivers());
  }

  /**
   * Asks all clouds at once; what refuses becomes a part that was not looked at, unless nothing
   * else answers.
   */
  private <T> Map<String, T> ask(
      Function<DiskProvider, T> question, Function<NotLookedAt, T> refused) {
    Map<String, DiskProvider> clouds = new TreeMap<>(providers());
    Map<String, T> answers = new TreeMap<>();
    Map<String, Fault> faults = new TreeMap<>();
    clouds.entrySet().parallelStream()
        .forEach(
            cloud -> {
              try {
                T answer = question.apply(cloud.getValue());
                synchronized (answers) {
                  answers.put(cloud.getKey(), answer);
                }
              } catch (Fault fault) {
                synchronized (answers) {
                  faults.put(cloud.getKey(), fault);
                }
              }
            });
    if (answers.isEmpty() && !faults.isEmpty() && request.files().isEmpty()) {
      throw new DiagnosticException(
          faults.entrySet().stream()
              .map(fault -> CloudDiagnostics.of(fault.getKey(), fault.getValue()))
              .toList());
    }
    faults.forEach((id, fault) -> answers.put(id, refused.apply(CloudDiagnostics.part(id, fault))));
    return answers;
  }

  /** Who knows the driver reads its metadata best; a listing may hold disks of any driver. */
  private HintedDisk hinted(DiskProviderFactory listed, Disk disk) {
    return factories.values().stream()
        .filter(factory -> factory.drivers().contains(disk.id().driver()))
        .map(factory -> factory.translator().hintOf(disk))
        .filter(hint -> !hint.equals(VolumeHint.NONE))
        .findFirst()
        .map(hint -> new HintedDisk(listed.id(), disk, hint))
        .orElseGet(() -> Listings.hinted(listed, disk));
  }

  private DiskProviderFactory factory(String id) {
    return Optional.ofNullable(factories.get(id)).orElseThrow();
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(DiskProvider::close);
    opened.clear();
  }
}
