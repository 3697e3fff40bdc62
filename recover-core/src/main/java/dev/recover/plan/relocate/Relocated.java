// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.relocate;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Edit;
import dev.recover.model.ObjectRef;
import dev.recover.model.Volume;
import java.util.List;

/**
 * A volume with the disk that it is to have.
 *
 * @param volume with a copy behind it, or unchanged
 * @param edits what that changed
 * @param diagnostics what there is to say; an error means that there is no copy to be had
 */
public record Relocated(Volume volume, List<Edit> edits, List<Diagnostic> diagnostics) {
  public Relocated {
    edits = List.copyOf(edits);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether there is nothing to tell: the volume is as it was. */
  public boolean isUntouched() {
    return edits.isEmpty() && diagnostics.isEmpty();
  }

  /** The edits as edits of the PersistentVolume under the name that it gets. */
  public List<Edit> editsOf(ObjectRef named) {
    return edits.stream()
        .map(e -> new Edit(named, e.path(), e.before(), e.after(), e.rule(), e.reason()))
        .toList();
  }

  static Relocated unchanged(Volume volume) {
    return new Relocated(volume, List.of(), List.of());
  }

  static Relocated refused(Volume volume, List<Diagnostic> why) {
    return new Relocated(volume, List.of(), why);
  }
}
