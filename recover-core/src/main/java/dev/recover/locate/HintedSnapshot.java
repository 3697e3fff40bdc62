// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.Snapshot;
import dev.recover.model.VolumeHint;

/**
 * A snapshot, and what its metadata says about the volume that its disk was.
 *
 * @param provider the id of the provider that listed it
 */
public record HintedSnapshot(String provider, Snapshot snapshot, VolumeHint hint) {}
