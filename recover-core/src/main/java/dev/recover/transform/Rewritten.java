// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.Edit;
import dev.recover.model.Volume;
import java.util.List;

/**
 * A captured volume as it is to be created.
 *
 * <p>When {@link #restorable()}, {@code desired} holds PersistentVolume and claim exactly as they
 * are to be POSTed reserve-first: the PersistentVolume is {@code Retain} and its claimRef names the
 * claim by kind, apiVersion, namespace and name without a uid; the claim has {@code volumeName} and
 * an explicit {@code storageClassName}, {@code ""} included. A reclaim policy other than Retain is
 * remembered in the annotation {@value #ORIGINAL_POLICY}. When it is not restorable, {@code
 * desired} is the volume as captured and must not be created.
 *
 * @param edits by object and path, one for each path
 * @param diagnostics in their order; an error among them means not restorable
 */
public record Rewritten(Volume desired, List<Edit> edits, List<Diagnostic> diagnostics) {
  /** The annotation that remembers the reclaim policy a PersistentVolume had when captured. */
  public static final String ORIGINAL_POLICY = "recover.dev/original-reclaim-policy";

  public Rewritten {
    edits = List.copyOf(edits);
    diagnostics = diagnostics.stream().sorted().toList();
  }

  /** Whether {@code desired} is complete and nothing speaks against creating it. */
  public boolean restorable() {
    return desired.volume().isPresent()
        && desired.claim().isPresent()
        && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }
}
