// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.gcp.PdHandle;
import dev.recover.gcp.PdTranslator;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.OneLine;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.Parallel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Asks after certain disks: one by one where they are few, by listing their project where they are
 * many, and by name where a handle leaves project or zone open.
 *
 * <p>Of a name that several zones have, none is taken.
 */
final class DiskFinder {
  /** From so many on, listing a project takes fewer requests. */
  private static final int MANY = 8;

  private final Set<String> projects;
  private final Parallel parallel;
  private final Function<PdHandle, Optional<Disk>> one;
  private final Function<String, DiskListing> all;

  private final Map<DiskId, Disk> found = new HashMap<>();
  private final Set<DiskId> missing = new HashSet<>();
  private final Map<DiskId, NotLookedAt> notLookedAt = new HashMap<>();

  /**
   * @param projects where a handle without a project may be
   * @param one asks for one disk
   * @param all lists a project
   */
  DiskFinder(
      Set<String> projects,
      Parallel parallel,
      Function<PdHandle, Optional<Disk>> one,
      Function<String, DiskListing> all) {
    this.projects = projects;
    this.parallel = parallel;
    this.one = one;
    this.all = all;
  }

  private record Wanted(DiskId id, PdHandle handle) {}

  private record Answer(Wanted wanted, Optional<Disk> disk, Optional<Fault> fault) {}

  DiskLookup find(Set<DiskId> ids) {
    List<Wanted> open = new ArrayList<>();
    Map<String, List<Wanted>> byProject = new TreeMap<>();
    for (DiskId id : ids) {
      Optional<PdHandle> handle =
          PdHandle.parse(id.handle()).filter(h -> PdTranslator.isDriver(id.driver()));
      if (handle.isEmpty()) {
        refuse(id, "\"" + OneLine.of(id.toString()) + "\" is not a disk of Compute Engine");
      } else if (handle.get().multiZone()) {
        refuse(id, "the handle stands for one disk in each zone, not for one disk");
      } else if (handle.get().complete()) {
        byProject
            .computeIfAbsent(handle.get().project(), key -> new ArrayList<>())
            .add(new Wanted(id, handle.get()));
      } else {
        open.add(new Wanted(id, handle.get()));
      }
    }
    byProject.forEach(this::findIn);
    if (!open.isEmpty()) {
      findAnywhere(open);
    }
    return new DiskLookup(found, missing, notLookedAt);
  }

  private void refuse(DiskId id, String why) {
    notLookedAt.put(
        id, new NotLookedAt(new CloudScope(PdHandle.PROVIDER, "", ""), why, Optional.empty()));
  }

  private void findIn(String project, List<Wanted> wanted) {
    if (wanted.size() >= MANY) {
      findIn(all.apply(project), wanted);
      return;
    }
    for (Answer answer : parallel.map(wanted, this::ask)) {
      DiskId id = answer.wanted().id();
      answer.disk().ifPresent(disk -> found.put(id, disk));
      answer.fault().ifPresent(fault -> notLookedAt.put(id, inScope(answer.wanted(), fault)));
      if (answer.disk().isEmpty() && answer.fault().isEmpty()) {
        missing.add(id);
      }
    }
  }

  private Answer ask(Wanted wanted) {
    try {
      return new Answer(wanted, one.apply(wanted.handle()), Optional.empty());
    } catch (Fault fault) {
      return new Answer(wanted, Optional.empty(), Optional.of(fault));
    }
  }

  private static NotLookedAt inScope(Wanted wanted, Fault fault) {
    PdHandle handle = wanted.handle();
    return ProjectListing.notLookedAt(
        new CloudScope(PdHandle.PROVIDER, handle.project(), handle.place()), fault);
  }

  private void findIn(DiskListing listing, List<Wanted> wanted) {
    Map<String, Disk> disks = new HashMap<>();
    listing.disks().forEach(disk -> disks.put(disk.id().handle(), disk));
    for (Wanted one : wanted) {
      Disk disk = disks.get(one.handle().toString());
      if (disk != null) {
        found.put(one.id(), disk);
      } else {
        settle(one, listing.notLookedAt());
      }
    }
  }

  /** Not found: missing, unless it may be where nobody could look. */
  private void settle(Wanted wanted, List<NotLookedAt> unseen) {
    unseen.stream()
        .filter(part -> covers(part.scope().region(), wanted.handle()))
        .findFirst()
        .ifPresentOrElse(
            part -> notLookedAt.put(wanted.id(), part), () -> missing.add(wanted.id()));
  }

  private static boolean covers(String place, PdHandle handle) {
    return place.isEmpty()
        || place.equals(handle.place())
        || handle.place().equals(PdHandle.UNSPECIFIED);
  }

  private void findAnywhere(List<Wanted> wanted) {
    Map<String, List<Disk>> byName = new HashMap<>();
    List<NotLookedAt> unseen = new ArrayList<>();
    Set<String> where = new HashSet<>(projects);
    wanted.stream()
        .map(one -> one.handle().project())
        .filter(project -> !project.equals(PdHandle.UNSPECIFIED))
        .forEach(where::add);
    for (DiskListing listing : parallel.map(where, all)) {
      listing
          .disks()
          .forEach(d -> byName.computeIfAbsent(d.name(), key -> new ArrayList<>()).add(d));
      unseen.addAll(listing.notLookedAt());
    }
    for (Wanted one : wanted) {
      List<Disk> candidates =
          byName.getOrDefault(one.handle().name(), List.of()).stream()
              .filter(disk -> fits(one.handle(), disk))
              .toList();
      if (candidates.size() == 1) {
        found.put(one.id(), candidates.get(0));
      } else if (candidates.isEmpty()) {
        settle(one, unseen);
      } else {
        List<String> handles = candidates.stream().map(d -> d.id().handle()).sorted().toList();
        refuse(one.id(), "several disks have that name: " + String.join(", ", handles));
      }
    }
  }

  private static boolean fits(PdHandle handle, Disk disk) {
    PdHandle other = PdHandle.parse(disk.id().handle()).orElseThrow();
    boolean project =
        handle.project().equals(PdHandle.UNSPECIFIED) || handle.project().equals(other.project());
    boolean place =
        handle.place().equals(PdHandle.UNSPECIFIED)
            || (handle.regional() == other.regional() && handle.place().equals(other.place()));
    return project && place;
  }
}
