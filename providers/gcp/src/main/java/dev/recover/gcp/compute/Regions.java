// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.gcp.PdHandle;
import java.util.Set;

/**
 * Which zones and regions are looked at.
 *
 * @param wanted names of regions or zones; empty for all
 */
record Regions(Set<String> wanted) {
  /** Whether a zone or region, as {@code zones/Z} or {@code regions/R}, is looked at. */
  boolean has(String scope) {
    String place = place(scope);
    return wanted.isEmpty() || wanted.contains(place) || wanted.contains(PdHandle.regionOf(place));
  }

  /** The zone's or region's own name. */
  static String place(String scope) {
    return scope.substring(scope.lastIndexOf('/') + 1);
  }
}
