// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.util.Map;

/**
 * A machine under a node.
 *
 * @param node the node's name
 * @param id as the driver names it
 * @param providerId the node's {@code spec.providerID}; "" for none
 * @param region value of the node's region label
 * @param zone value of the node's zone label
 * @param topology the labels by which the driver tells where disks can be attached
 */
public record Machine(
    String node,
    String id,
    String providerId,
    String region,
    String zone,
    Map<String, String> topology) {
  public Machine {
    topology = Map.copyOf(topology);
  }
}
