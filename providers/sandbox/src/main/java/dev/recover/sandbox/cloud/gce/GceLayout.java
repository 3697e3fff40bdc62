// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which projects, regions and zones there are.
 *
 * @param projects ids, with the names of people's own choice
 * @param zones the last letters of each region's zones, by region
 */
public record GceLayout(List<String> projects, Map<String, List<String>> zones) {
  /** Two projects, and three regions of three zones. */
  public static final GceLayout USUAL =
      new GceLayout(
          List.of("shop-prod", "shop-dr"),
          Map.of(
              "europe-west1", List.of("b", "c", "d"),
              "europe-west3", List.of("a", "b", "c"),
              "us-central1", List.of("a", "b", "c")));

  public GceLayout {
    projects = List.copyOf(projects);
    zones = new TreeMap<>(zones);
  }

  /** The same with one more project. */
  public GceLayout with(String project) {
    return new GceLayout(
        Stream.concat(projects.stream(), Stream.of(project)).distinct().toList(), zones);
  }

  /** The zones of a region, by their whole names. */
  public List<String> zonesOf(String region) {
    return zones.getOrDefault(region, List.of()).stream().map(z -> region + "-" + z).toList();
  }

  boolean hasZone(String zone) {
    int dash = zone.lastIndexOf('-');
    return dash > 0 && zonesOf(zone.substring(0, dash)).contains(zone);
  }

  static String regionOf(String zone) {
    return zone.substring(0, Math.max(0, zone.lastIndexOf('-')));
  }

  /** Every {@code zones/Z} and {@code regions/R}, sorted. */
  List<String> scopes() {
    Stream<String> regions = zones.keySet().stream().map(region -> "regions/" + region);
    Stream<String> all =
        zones.keySet().stream().flatMap(r -> zonesOf(r).stream()).map(zone -> "zones/" + zone);
    return Stream.concat(regions, all).sorted().toList();
  }

  boolean has(String scope) {
    return scope.equals("global") || scopes().contains(scope);
  }
}
