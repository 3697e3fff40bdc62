// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.util.List;

/** DescribeAvailabilityZones and DescribeRegions. */
final class ZoneReads {
  private ZoneReads() {}

  static Ec2Xml zones(Ec2Call call) {
    return new Ec2Xml()
        .list(
            "availabilityZoneInfo",
            Ec2Regions.zones(call.region()),
            (xml, zone) ->
                xml.text("zoneName", zone)
                    .text("zoneId", Ec2Regions.zoneId(call.account(), zone))
                    .text("zoneState", "available")
                    .text("zoneType", "availability-zone")
                    .text("regionName", call.region())
                    .text("optInStatus", "opt-in-not-required"));
  }

  static Ec2Xml regions(Ec2Call call) {
    List<String> names = call.list("RegionName");
    return new Ec2Xml()
        .list(
            "regionInfo",
            Ec2Regions.ALL.stream().filter(r -> names.isEmpty() || names.contains(r)).toList(),
            (xml, region) ->
                xml.text("regionName", region)
                    .text("regionEndpoint", "ec2." + region + ".amazonaws.com")
                    .text("optInStatus", "opt-in-not-required"));
  }
}
