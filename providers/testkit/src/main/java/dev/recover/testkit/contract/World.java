// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import dev.recover.testkit.KubernetesWire;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A cluster whose behaviour the contract states.
 *
 * <p>It has the CSIDriver {@code driver}, two nodes {@code node-a} in {@code zone-a} and {@code
 * node-b} in {@code zone-b}, and a provisioner and attacher for that driver, which knows no
 * topology and keeps each disk as a folder with {@code disk.json} and {@code data/}.
 *
 * @param wire the cluster's API
 * @param driver the CSI driver's name
 * @param disks the folder that holds the driver's disks
 * @param settle how long to wait before "nothing happens" is believed: longer than a resync of the
 *     PV controller
 * @param attributesClasses whether VolumeAttributesClasses are on (since 1.34)
 */
public record World(
    KubernetesWire wire, String driver, Path disks, Duration settle, boolean attributesClasses) {}
