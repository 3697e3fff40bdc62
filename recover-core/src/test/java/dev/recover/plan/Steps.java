// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.bundle.Bundle;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.transform.Mappings;
import java.util.List;

/** Plans in tests, and what came out as plain text. */
public final class Steps {
  private Steps() {}

  public static Plan restore(Bundle bundle, World target) {
    return restore(bundle, target, RestoreOptions.DEFAULT);
  }

  public static Plan restore(Bundle bundle, World target, RestoreOptions options) {
    return restore(bundle, target, options, Mappings.none());
  }

  public static Plan restore(
      Bundle bundle, World target, RestoreOptions options, Mappings mappings) {
    return new Planner(TestDisks.DISKS)
        .restore(
            new RestoreRequest(bundle, mappings, target.state(), options, "2025-06-01T00:00:00Z"));
  }

  /** For example {@code claim:db/data-0 <- reserve:pv-data-0}. */
  public static List<String> of(Plan plan) {
    return plan.steps().stream()
        .map(
            step ->
                step.id()
                    + (step.needs().isEmpty() ? "" : " <- " + String.join(", ", step.needs())))
        .toList();
  }

  /** For example {@code db/data-0 blocked NO_NODE}. */
  public static List<String> volumes(Plan plan) {
    return plan.volumes().stream()
        .map(
            volume ->
                (volume.claim()
                        + " "
                        + volume.state().word()
                        + " "
                        + String.join(",", volume.because()))
                    .strip())
        .toList();
  }

  /** For example {@code error NO_NODE db/data-0}. */
  public static List<String> said(Plan plan) {
    return plan.diagnostics().stream()
        .map(d -> d.severity().word() + " " + d.code() + " " + d.subject())
        .toList();
  }

  /** The codes of all that is said, in order. */
  public static List<String> codes(Plan plan) {
    return plan.diagnostics().stream().map(said -> said.code().name()).toList();
  }
}
