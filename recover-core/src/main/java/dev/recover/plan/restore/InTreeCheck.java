// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.observed.SourceDriver;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names the CSI drivers that in-tree volumes need, and what becomes of in-tree classes. */
final class InTreeCheck {
  private InTreeCheck() {}

  /** Says once for each in-tree source which driver has to be there. */
  static List<Diagnostic> sources(List<Assessment> assessments) {
    Map<String, String> drivers = new TreeMap<>();
    Map<String, Integer> volumes = new TreeMap<>();
    for (Assessment assessment : assessments) {
      KubeObject volume = assessment.pair().volume();
      if (volume.at("spec", "csi").isEmpty()) {
        SourceDriver.of(volume)
            .ifPresent(
                driver -> {
                  drivers.put(Disks.sourceOf(volume), driver);
                  volumes.merge(Disks.sourceOf(volume), 1, Integer::sum);
                });
      }
    }
    List<Diagnostic> said = new ArrayList<>();
    drivers.forEach(
        (source, driver) -> said.add(kept(source, driver, volumes.getOrDefault(source, 0))));
    return said;
  }

  private static Diagnostic kept(String source, String driver, int volumes) {
    return Diagnostic.warning(
        Code.IN_TREE_SOURCE,
        driver,
        volumes
            + (volumes == 1 ? " volume keeps" : " volumes keep")
            + " the in-tree source "
            + source,
        "Kubernetes hands them to the driver " + driver + ", which must be installed in the target",
        "install it before starting the workload, or write the volumes for it with `--to-csi`");
  }

  /** Names, once for each class of a translated volume, what a class of the driver would say. */
  static List<Diagnostic> classes(List<Assessment> assessments, Map<String, KubeObject> captured) {
    Map<String, Diagnostic> said = new TreeMap<>();
    for (Assessment assessment : assessments) {
      KubeObject before = assessment.pair().candidate().captured().volume().orElseThrow();
      boolean translated =
          before.at("spec", "csi").isEmpty()
              && assessment.pair().volume().at("spec", "csi").isPresent();
      KubeObject named = captured.get(Volume.storageClass(before).orElse(""));
      if (translated && named != null) {
        InTreeClass.of(named)
            .ifPresent(inTree -> said.computeIfAbsent(named.name(), n -> inTree.said()));
      }
    }
    return List.copyOf(said.values());
  }
}
