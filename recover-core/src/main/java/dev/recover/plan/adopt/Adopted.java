// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.Edit;
import dev.recover.model.Volume;
import dev.recover.plan.located.Pick;
import java.util.List;
import java.util.Optional;

/**
 * What became of one claim.
 *
 * @param name the PersistentVolume's name, "" when it got no disk
 * @param pair the two objects; empty when an error keeps them from being made
 * @param edits where each of their fields came from
 * @param readOnly whether the first mount is made read-only
 */
record Adopted(
    ClaimName claim,
    Pick pick,
    String name,
    Optional<Volume> pair,
    List<Edit> edits,
    List<Diagnostic> diagnostics,
    boolean readOnly) {
  static Adopted blocked(ClaimName claim, Pick pick, String name, List<Diagnostic> said) {
    return new Adopted(claim, pick, name, Optional.empty(), List.of(), said, false);
  }
}
