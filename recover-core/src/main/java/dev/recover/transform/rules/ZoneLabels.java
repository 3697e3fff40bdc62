// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;
import java.util.List;

/** Maps the zone and region labels of a volume. */
final class ZoneLabels implements Rule {
  private static final List<String> LABELS =
      List.of(
          "topology.kubernetes.io/zone",
          "topology.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region");
  private static final List<FieldPath> PATHS = LABELS.stream().map(FieldPath::label).toList();

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-zone-labels",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "Zone labels decide where pods can go")
        .what(
            """
            Keeps the labels topology.kubernetes.io/zone and region and their failure-domain.beta forms;
            map-zone and map-region rewrite them, each part of `a__b`.
            """)
        .why(
            """
            The scheduler filters on these labels of a PersistentVolume, whatever its node affinity
            says: "node(s) had no available volume zone".
            """)
        .source(
            Sources.kubernetes(
                "pkg/scheduler/framework/plugins/volumezone/volume_zone.go",
                "getPVTopologies, Filter"))
        .example(
            "map-zone: {us-east-1a: us-east-1b}",
            """
            metadata:
              labels:
                topology.kubernetes.io/zone: us-east-1a
            """,
            """
            metadata:
              labels:
                topology.kubernetes.io/zone: us-east-1b
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    for (int index = 0; index < PATHS.size(); index++) {
      FieldPath path = PATHS.get(index);
      Setting setting = TopologyKey.settingOf(LABELS.get(index)).orElseThrow();
      draft.text(Side.VOLUME, path).ifPresent(value -> map(draft, path, setting, value));
    }
  }

  private static void map(Draft draft, FieldPath path, Setting setting, String value) {
    String mapped = TopologyKey.mapped(draft.directions(), setting, value);
    draft.set(Side.VOLUME, path, mapped, setting.key() + " turns " + value + " into " + mapped);
  }
}
