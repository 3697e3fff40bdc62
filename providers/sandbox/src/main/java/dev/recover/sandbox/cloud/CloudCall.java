// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.util.Map;

/**
 * One request as a cloud understood it.
 *
 * @param account the account or project that asked
 * @param place the region or zone that it was about; "" for all
 * @param action the permission that it needs, as the cloud's policies name it: {@code
 *     ec2:DescribeVolumes}, {@code compute.disks.list}
 * @param parameters as they were sent
 */
public record CloudCall(
    String account, String place, String action, Map<String, String> parameters) {
  public CloudCall {
    parameters = Map.copyOf(parameters);
  }

  @Override
  public String toString() {
    return action + " in " + account + (place.isEmpty() ? "" : "/" + place);
  }
}
