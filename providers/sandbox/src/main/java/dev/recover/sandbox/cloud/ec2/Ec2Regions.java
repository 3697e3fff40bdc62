// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.disk.Digests;
import java.util.List;
import java.util.Map;

/**
 * The regions that there are, and their zones, of which each account has its own order: the name
 * {@code us-east-1a} means another place in another account, its id {@code use1-az1} does not.
 */
public final class Ec2Regions {
  private static final List<String> LETTERS = List.of("a", "b", "c");

  private static final Map<String, String> DIRECTIONS =
      Map.of(
          "north", "n",
          "south", "s",
          "east", "e",
          "west", "w",
          "central", "c",
          "northeast", "ne",
          "southeast", "se",
          "northwest", "nw",
          "southwest", "sw");

  /** All regions that exist. */
  public static final List<String> ALL =
      List.of(
          "ap-northeast-1",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  private Ec2Regions() {}

  /** Returns the names of a region's zones, sorted. */
  public static List<String> zones(String region) {
    return LETTERS.stream().map(letter -> region + letter).toList();
  }

  /** Returns the region of a zone's name. */
  public static String regionOf(String zone) {
    return zone.replaceAll("[a-z]$", "");
  }

  /** Returns what a zone's name means in an account. */
  public static String zoneId(String account, String zone) {
    String region = regionOf(zone);
    int shift = Digests.hex(account).charAt(0) % LETTERS.size();
    int letter = LETTERS.indexOf(zone.substring(zone.length() - 1));
    String[] parts = region.split("-");
    String shortName = parts[0] + DIRECTIONS.getOrDefault(parts[1], parts[1]) + parts[2];
    return shortName + "-az" + ((letter + shift) % LETTERS.size() + 1);
  }

  /** Returns the name that a zone's id has in an account; "" when there is none. */
  static String zoneOf(String account, String region, String zoneId) {
    return zones(region).stream()
        .filter(zone -> zoneId(account, zone).equals(zoneId))
        .findFirst()
        .orElse("");
  }
}
