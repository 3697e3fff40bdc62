// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.cloud.compute.v1.AggregatedListDisksRequest;
import com.google.cloud.compute.v1.DiskAggregatedList;
import com.google.cloud.compute.v1.DisksScopedList;
import com.google.cloud.compute.v1.Warning;
import dev.recover.gcp.PdDisk;
import dev.recover.gcp.PdHandle;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.OneLine;
import dev.recover.spi.DiskListing;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The disks of one project, zonal and regional, in one listing.
 *
 * <p>A zone that did not answer, a page that could not be fetched and a region that does not exist
 * are results; what was seen before is kept.
 */
final class ProjectListing {
  private static final int PAGE = 500;

  private final Stubs stubs;
  private final Calls calls;
  private final String project;
  private final Regions regions;

  private final Map<String, Disk> disks = new HashMap<>();
  private final List<NotLookedAt> notLookedAt = new ArrayList<>();
  private final Set<String> answered = new TreeSet<>();

  ProjectListing(Stubs stubs, Calls calls, String project, Regions regions) {
    this.stubs = stubs;
    this.calls = calls;
    this.project = project;
    this.regions = regions;
  }

  /**
   * Lists.
   *
   * @param filter in Compute Engine's grammar; "" for everything
   */
  DiskListing list(String filter) {
    try {
      String token = "";
      do {
        DiskAggregatedList page = page(filter, token);
        page.getItemsMap().forEach(this::take);
        page.getUnreachablesList().forEach(this::unreachable);
        token = page.getNextPageToken();
      } while (!token.isEmpty());
      regions.wanted().forEach(this::checkKnown);
    } catch (Fault fault) {
      notLookedAt.add(notLookedAt(scope(""), fault));
    }
    return new DiskListing(List.copyOf(disks.values()), notLookedAt);
  }

  private DiskAggregatedList page(String filter, String token) {
    AggregatedListDisksRequest.Builder request =
        AggregatedListDisksRequest.newBuilder()
            .setProject(project)
            .setMaxResults(PAGE)
            .setReturnPartialSuccess(true);
    if (!filter.isEmpty()) {
      request.setFilter(filter);
    }
    if (!token.isEmpty()) {
      request.setPageToken(token);
    }
    return calls.read(
        stubs.disks().aggregatedListCallable(), request.build(), "listing disks of " + project);
  }

  private void take(String scope, DisksScopedList list) {
    answered.add(Regions.place(scope));
    if (!regions.has(scope)) {
      return;
    }
    if (list.hasWarning() && !list.getWarning().getCode().equals("NO_RESULTS_ON_PAGE")) {
      notLookedAt.add(warned(scope, list.getWarning()));
    }
    list.getDisksList().stream()
        .map(disk -> new MessageResource(disk, disk.getLabelsMap()))
        .flatMap(resource -> PdDisk.of(resource, project).stream())
        .forEach(disk -> disks.put(disk.id().handle(), disk));
  }

  private NotLookedAt warned(String scope, Warning warning) {
    String message = OneLine.of(warning.getMessage());
    String why = warning.getCode() + (message.isEmpty() ? "" : ": " + message);
    return new NotLookedAt(scope(Regions.place(scope)), why, Trouble.permission(message));
  }

  private void unreachable(String scope) {
    answered.add(Regions.place(scope));
    boolean said =
        notLookedAt.stream().anyMatch(n -> n.scope().region().equals(Regions.place(scope)));
    if (regions.has(scope) && !said) {
      notLookedAt.add(
          new NotLookedAt(
              scope(Regions.place(scope)), "UNREACHABLE: it did not answer", Optional.empty()));
    }
  }

  private void checkKnown(String wanted) {
    boolean known =
        answered.stream()
            .anyMatch(place -> place.equals(wanted) || PdHandle.regionOf(place).equals(wanted));
    if (!known) {
      notLookedAt.add(
          new NotLookedAt(
              scope(wanted), "the project has no region or zone of that name", Optional.empty()));
    }
  }

  private CloudScope scope(String place) {
    return new CloudScope(PdHandle.PROVIDER, project, place);
  }

  static NotLookedAt notLookedAt(CloudScope scope, Fault fault) {
    return new NotLookedAt(
        scope,
        fault.getMessage(),
        fault.kind() == Fault.Kind.DENIED
            ? Trouble.permission(fault.getMessage())
            : Optional.empty());
  }
}
