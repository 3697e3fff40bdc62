// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;

/**
 * A captured volume with what the rules made of it.
 *
 * @param captured as the bundle holds it
 * @param volume the PersistentVolume to create, reserve-first
 * @param claim the claim to create
 * @param name the claim's name in the target
 * @param edits what the rules changed
 * @param diagnostics what the rules said
 */
record Candidate(
    Volume captured,
    KubeObject volume,
    KubeObject claim,
    ClaimName name,
    DiskId disk,
    List<Edit> edits,
    List<Diagnostic> diagnostics) {
  Candidate with(Diagnostic said) {
    List<Diagnostic> more = new ArrayList<>(diagnostics);
    more.add(said);
    return new Candidate(captured, volume, claim, name, disk, edits, more);
  }

  /** How diagnostics name it. */
  String subject() {
    return name().toString();
  }

  Diagnostic error(Code code, String summary, String why, String remedy) {
    return Diagnostic.error(code, subject(), summary, why, remedy);
  }

  Diagnostic warning(Code code, String summary, String why, String remedy) {
    return Diagnostic.warning(code, subject(), summary, why, remedy);
  }
}
