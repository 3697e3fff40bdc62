// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of one volume for it to be called restored.
 *
 * @param volume the PersistentVolume's name
 * @param source the PersistentVolume's source as it stands under spec, for example {@code {"csi":
 *     {...}}}
 * @param capacity the PersistentVolume's capacity, a quantity
 * @param request what the claim asks for, a quantity
 * @param storageClass the class both name, "" for none
 */
public record Expectation(
    ClaimName claim,
    String volume,
    DiskId disk,
    Map<String, Object> source,
    String capacity,
    String request,
    String storageClass,
    List<String> accessModes,
    String volumeMode) {
  public Expectation {
    accessModes = List.copyOf(accessModes);
  }

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Expectation that
        && claim.equals(that.claim)
        && volume.equals(that.volume)
        && disk.equals(that.disk)
        && source.equals(that.source)
        && capacity.equals(that.capacity)
        && request.equals(that.request)
        && storageClass.equals(that.storageClass)
        && accessModes.equals(that.accessModes)
        && volumeMode.equals(that.volumeMode);
  }

  @Override
  public int hashCode() {
    return 31 * claim.hashCode() + volume.hashCode();
  }
}
