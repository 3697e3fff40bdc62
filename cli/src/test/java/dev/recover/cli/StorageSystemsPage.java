// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.plan.observed.StorageSystem;
import dev.recover.plan.observed.StorageSystems;

/** The page of the reference about storage systems, as the table in the code says it. */
final class StorageSystemsPage {
  private static final String HEAD =
      """
      # Storage systems

      Written by the build from the table that `plan restore` uses.

      Whether a volume can be used from another cluster under the handle that was captured. "if" is reported as HANDLE_CONDITIONAL, once for each
      system; "no" is refused as HANDLE_FOREIGN, or as SOURCE_UNSUPPORTED where Kubernetes itself has dropped the source. In the cluster that was
      captured none of this is asked. Drivers that are not listed are taken at their word: the handle is assumed to work.

      | system | driver | handle | works elsewhere | when, or why not | instead |
      |---|---|---|---|---|---|
      """;

  private StorageSystemsPage() {}

  static String text() {
    StringBuilder out = new StringBuilder(HEAD);
    for (StorageSystem system : StorageSystems.all()) {
      out.append("| [")
          .append(system.name())
          .append("](")
          .append(system.source())
          .append(") | `")
          .append(String.join("`, `", system.drivers()))
          .append("` | ")
          .append(system.handle())
          .append(" | ")
          .append(system.elsewhere().word())
          .append(" | ")
          .append(system.when())
          .append(" | ")
          .append(system.instead())
          .append(" |\n");
    }
    return out.toString();
  }
}
