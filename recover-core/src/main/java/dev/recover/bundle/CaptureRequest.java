// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.ClaimName;
import java.util.Collection;
import java.util.List;

/**
 * Which claims a capture is about; the parts narrow each other.
 *
 * @param namespaces none for all of them
 * @param labels a label selector as kubectl's {@code -l} takes it, matched against claims; "" for
 *     any
 * @param storageClass the class that claim or volume names; "" for any
 * @param claims single claims; none for all that the rest selects
 * @param from the files it is made from; none for a live cluster
 */
public record CaptureRequest(
    List<String> namespaces,
    String labels,
    String storageClass,
    List<ClaimName> claims,
    List<String> from) {
  /** Every PersistentVolume and claim there is. */
  public static final CaptureRequest EVERYTHING =
      new CaptureRequest(List.of(), "", "", List.of(), List.of());

  public CaptureRequest {
    namespaces = namespaces.stream().distinct().sorted().toList();
    claims = claims.stream().distinct().sorted().toList();
    from = List.copyOf(from);
  }

  public static CaptureRequest inNamespaces(Collection<String> namespaces) {
    return new CaptureRequest(List.copyOf(namespaces), "", "", List.of(), List.of());
  }

  /** Whether nothing is left out, so that PersistentVolumes without a claim belong to it too. */
  public boolean everything() {
    return namespaces.isEmpty() && labels.isEmpty() && storageClass.isEmpty() && claims.isEmpty();
  }
}
