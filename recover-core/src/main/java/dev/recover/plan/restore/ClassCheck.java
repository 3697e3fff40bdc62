// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names the storage classes that the pairs name and the target does not have, each once. */
final class ClassCheck {
  private ClassCheck() {}

  static List<Diagnostic> missing(List<Assessment> assessments, Target target) {
    if (!target.state().looked(ResourceType.STORAGE_CLASS)) {
      return List.of();
    }
    Map<String, Integer> missing = new TreeMap<>();
    for (Assessment assessment : assessments) {
      Volume.storageClass(assessment.pair().claim())
          .filter(name -> !name.isEmpty())
          .filter(name -> target.state().find(ResourceType.STORAGE_CLASS, "", name).isEmpty())
          .ifPresent(name -> missing.merge(name, 1, Integer::sum));
    }
    List<Diagnostic> said = new ArrayList<>();
    missing.forEach((name, volumes) -> said.add(missing(name, volumes)));
    return said;
  }

  private static Diagnostic missing(String name, int volumes) {
    return Diagnostic.warning(
        Code.CLASS_MISSING,
        name,
        "StorageClass "
            + name
            + " is not in the target ("
            + volumes
            + (volumes == 1 ? " volume names it)" : " volumes name it)"),
        "binding does not need it; growing a volume and making further claims of that class do",
        "create the class, or name another with `--map-class " + name + "=NEW`");
  }
}
