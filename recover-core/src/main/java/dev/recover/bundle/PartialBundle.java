// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Diagnostic;
import java.util.List;

/**
 * What is whole of a bundle, and what is not.
 *
 * @param whole what stands in files that are as they were written
 * @param troubles what is wrong with the other files; empty when nothing is
 */
public record PartialBundle(Bundle whole, List<Diagnostic> troubles) {
  public PartialBundle {
    troubles = List.copyOf(troubles);
  }
}
