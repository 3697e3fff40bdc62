// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.observed.StorageSystem;
import dev.recover.plan.observed.StorageSystem.Elsewhere;
import dev.recover.plan.observed.StorageSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the volume's handle means anything in a cluster that is not the one it was made in. */
final class ElsewhereCheck implements VolumeCheck {
  private final String sourceUid;

  /**
   * @param sourceUid the cluster that was captured; "" when not known, which counts as another
   */
  ElsewhereCheck(String sourceUid) {
    this.sourceUid = sourceUid;
  }

  @Override
  public void check(Pair pair, Target target, Findings findings) {
    Candidate candidate = pair.candidate();
    if (!here(sourceUid, target)) {
      StorageSystems.of(candidate.disk().driver())
          .filter(system -> system.elsewhere() == Elsewhere.REFUSED)
          .ifPresent(
              system ->
                  findings.add(
                      candidate.error(
                          Code.HANDLE_FOREIGN,
                          "a volume of " + system.name() + " is not known in another cluster",
                          system.when(),
                          system.instead())));
    }
  }

  private static boolean here(String sourceUid, Target target) {
    return sourceUid.equals(target.state().identity().uid());
  }

  /** Says once for each system on what it depends that its volumes can be used. */
  static List<Diagnostic> conditions(
      List<Assessment> assessments, Target target, String sourceUid) {
    if (here(sourceUid, target)) {
      return List.of();
    }
    Map<String, Integer> volumes = new TreeMap<>();
    for (Assessment assessment : assessments) {
      String driver = assessment.pair().candidate().disk().driver();
      StorageSystems.of(driver)
          .filter(system -> system.elsewhere() == Elsewhere.CONDITION)
          .ifPresent(system -> volumes.merge(driver, 1, Integer::sum));
    }
    List<Diagnostic> said = new ArrayList<>();
    volumes.forEach(
        (driver, count) ->
            StorageSystems.of(driver).ifPresent(s -> said.add(condition(s, driver, count))));
    return said;
  }

  private static Diagnostic condition(StorageSystem system, String driver, int volumes) {
    return Diagnostic.warning(
        Code.HANDLE_CONDITIONAL,
        driver,
        volumes
            + (volumes == 1 ? " volume of " : " volumes of ")
            + system.name()
            + " can be used here only under a condition",
        "the same handle works if "
            + system.when()
            + "; Kubernetes does not show whether that is so",
        system.instead());
  }
}
