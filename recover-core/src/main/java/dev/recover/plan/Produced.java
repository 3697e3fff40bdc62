// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import java.util.Optional;

/**
 * What a step made in a cloud, by the cloud's own name.
 *
 * @param disk the disk, for a step that makes one
 * @param snapshot the snapshot, for a step that makes one
 */
public record Produced(Optional<DiskId> disk, Optional<SnapshotId> snapshot) {}
