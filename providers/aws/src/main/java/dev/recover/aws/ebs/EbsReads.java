// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.EbsHandle;
import dev.recover.aws.EbsTranslator;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Snapshot;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.SnapshotListing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Asks all places at once, each until its last page or its first failure. */
final class EbsReads {
  private static final int PAGE = 500;

  /** The most values that a filter takes. */
  private static final int BATCH = 200;

  private final EbsPlaces places;
  private final ExecutorService threads;

  /** Where volumes were seen; ids are unique over all regions. */
  private final Map<String, EbsPlace> seen = new ConcurrentHashMap<>();

  EbsReads(EbsPlaces places, ExecutorService threads) {
    this.places = places;
    this.threads = threads;
  }

  DiskListing list(DiskQuery query) {
    List<Filter> filters = filters(query.tags());
    List<Part<Volume>> parts =
        everywhere(places.in(query.regions()), place -> volumes(place, List.of(filters)));
    return new DiskListing(
        parts.stream().flatMap(p -> disks(p).stream()).toList(), troubles(parts));
  }

  SnapshotListing snapshots(DiskQuery query) {
    List<Filter> filters = filters(query.tags());
    List<Part<Snapshot>> parts =
        everywhere(places.in(query.regions()), place -> snapshots(place, filters));
    return new SnapshotListing(
        parts.stream()
            .flatMap(part -> part.found().stream())
            .sorted(
                Comparator.comparing((Snapshot s) -> s.id().scope())
                    .thenComparing(s -> s.id().id()))
            .toList(),
        troubles(parts));
  }

  DiskLookup find(Set<DiskId> ids) {
    Map<DiskId, NotLookedAt> unknown = new HashMap<>();
    Set<DiskId> left = new HashSet<>();
    for (DiskId id : ids) {
      if (id.handle().startsWith(EbsHandle.NODE_LOCAL)
          || !id.driver().equals(EbsTranslator.DRIVER)) {
        unknown.put(
            id,
            new NotLookedAt(
                places.all().get(0).scope(), id + " is no disk that EC2 lists", Optional.empty()));
      } else {
        left.add(id);
      }
    }
    List<List<Filter>> batches =
        batches(left.stream().map(DiskId::handle).filter(EbsHandle::isId).sorted().toList());
    List<Part<Volume>> parts =
        batches.isEmpty() ? List.of() : everywhere(places.all(), place -> volumes(place, batches));
    Map<DiskId, Disk> found = new HashMap<>();
    parts.forEach(part -> disks(part).forEach(disk -> found.put(disk.id(), disk)));
    left.removeAll(found.keySet());
    troubles(parts).stream()
        .findFirst()
        .ifPresent(
            trouble -> {
              left.stream()
                  .filter(id -> EbsHandle.isId(id.handle()))
                  .forEach(id -> unknown.put(id, trouble));
              left.removeAll(unknown.keySet());
            });
    return new DiskLookup(found, left, unknown);
  }

  /** Where a volume was seen when it was last listed or found. */
  Optional<EbsPlace> placeOf(DiskId disk) {
    return Optional.ofNullable(seen.get(disk.handle()));
  }

  /** By filter and not by id: an id that is not there would fail the whole request. */
  private static List<List<Filter>> batches(List<String> ids) {
    List<List<Filter>> batches = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
      batches.add(List.of(Filter.builder().name("volume-id").values(batch).build()));
    }
    return batches;
  }

  private static List<Filter> filters(Map<String, String> tags) {
    return tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            tag ->
                Filter.builder()
                    .name("tag:" + tag.getKey())
                    .values(tag.getValue().replaceAll("[*?\\\\]", "\\\\$0"))
                    .build())
        .toList();
  }

  private Part<Volume> volumes(EbsPlace place, List<List<Filter>> batches) {
    List<Volume> found = new ArrayList<>();
    try {
      for (List<Filter> filters : batches) {
        place
            .client()
            .describeVolumesPaginator(r -> r.maxResults(PAGE).filters(filters))
            .volumes()
            .forEach(found::add);
      }
      return new Part<>(place, found, Optional.empty());
    } catch (SdkException e) {
      return new Part<>(place, found, Optional.of(trouble(place, "DescribeVolumes", e)));
    }
  }

  private static Part<Snapshot> snapshots(EbsPlace place, List<Filter> filters) {
    List<Snapshot> found = new ArrayList<>();
    try {
      // Without an owner, all public snapshots of the world are listed.
      place
          .client()
          .describeSnapshotsPaginator(r -> r.ownerIds("self").maxResults(PAGE).filters(filters))
          .snapshots()
          .forEach(snapshot -> found.add(SdkValues.snapshot(snapshot, place)));
      return new Part<>(place, found, Optional.empty());
    } catch (SdkException e) {
      return new Part<>(place, found, Optional.of(trouble(place, "DescribeSnapshots", e)));
    }
  }

  private static NotLookedAt trouble(EbsPlace place, String action, SdkException e) {
    NotLookedAt plain = AwsFaults.notLookedAt(place.scope(), action, e);
    String name = place.account().name();
    return name.isEmpty()
        ? plain
        : new NotLookedAt(plain.scope(), name + ": " + plain.why(), plain.permission());
  }

  private List<Disk> disks(Part<Volume> part) {
    String account = part.found().isEmpty() ? "" : part.place().account().id();
    List<Disk> disks = new ArrayList<>();
    for (Volume volume : part.found()) {
      Disk disk = SdkValues.volume(volume).disk(account);
      seen.put(disk.id().handle(), part.place());
      disks.add(disk);
    }
    return disks;
  }

  private static List<NotLookedAt> troubles(List<? extends Part<?>> parts) {
    return parts.stream().flatMap(part -> part.trouble().stream()).toList();
  }

  private <T> List<Part<T>> everywhere(List<EbsPlace> all, Function<EbsPlace, Part<T>> ask) {
    if (all.size() == 1) {
      return List.of(ask.apply(all.get(0)));
    }
    List<Future<Part<T>>> answers = new ArrayList<>();
    all.forEach(place -> answers.add(threads.submit(() -> ask.apply(place))));
    return answers.stream().map(Futures::get).toList();
  }
}
