// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The handle of a disk: {@code projects/P/zones/Z/disks/N} or {@code projects/P/regions/R/disks/N}.
 *
 * @param project the project's id, or {@value #UNSPECIFIED}
 * @param place the zone or region, or {@value #UNSPECIFIED}
 * @param name the disk's name, unique in project and place only
 * @see <a
 *     href="https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver/blob/master/pkg/common/utils.go">
 *     VolumeIDToKey</a>
 */
public record PdHandle(String project, boolean regional, String place, String name) {
  /** The id of the provider whose handles these are. */
  public static final String PROVIDER = "gcp";

  /** What an in-tree volume says where it does not know: the driver takes its own project. */
  public static final String UNSPECIFIED = "UNSPECIFIED";

  /** The place of handles that stand for one disk of the name in each zone; read-only. */
  public static final String MULTI_ZONE = "multi-zone";

  private static final String PART = "([A-Za-z0-9][A-Za-z0-9._:-]{0,127})";
  private static final Pattern SHAPE =
      Pattern.compile("projects/" + PART + "/(zones|regions)/" + PART + "/disks/" + PART);
  private static final Pattern ZONE = Pattern.compile("([a-z0-9]+-[a-z0-9]+)-[a-z0-9]+");

  /** Reads a handle; empty for text of any other shape. */
  public static Optional<PdHandle> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PdHandle(
                matcher.group(1),
                matcher.group(2).equals("regions"),
                matcher.group(3),
                matcher.group(4)))
        : Optional.empty();
  }

  /**
   * The handle of a disk whose project is not known, from the zones that a volume says.
   *
   * <p>One zone makes it zonal; several of one region make it regional; none, or zones that cannot
   * be one disk's, leave the place unspecified.
   */
  static PdHandle inZones(String project, List<String> zones, String name) {
    if (zones.size() == 1) {
      return new PdHandle(project, false, zones.get(0), name);
    }
    return regionOf(zones)
        .map(region -> new PdHandle(project, true, region, name))
        .orElse(new PdHandle(project, false, UNSPECIFIED, name));
  }

  /** The one region of several zones; empty when there are none, or a zone is not a zone's name. */
  static Optional<String> regionOf(List<String> zones) {
    List<String> regions = zones.stream().map(PdHandle::regionOf).distinct().toList();
    return regions.size() == 1 && !regions.get(0).isEmpty()
        ? Optional.of(regions.get(0))
        : Optional.empty();
  }

  /** The region of a zone, whose name has three parts; "" for other text. */
  public static String regionOf(String zone) {
    Matcher matcher = ZONE.matcher(zone);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** The region it is in; "" when that is not known. */
  public String region() {
    return regional ? place : regionOf(place);
  }

  /** Whether project and place both name something. */
  public boolean complete() {
    return !project.equals(UNSPECIFIED) && !place.equals(UNSPECIFIED) && !multiZone();
  }

  /** Whether it stands for one read-only disk in each zone. */
  public boolean multiZone() {
    return place.equals(MULTI_ZONE);
  }

  @Override
  public String toString() {
    return "projects/" + project + (regional ? "/regions/" : "/zones/") + place + "/disks/" + name;
  }
}
