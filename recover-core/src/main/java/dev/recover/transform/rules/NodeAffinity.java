// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.transform.Action;
import dev.recover.transform.Directions;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Maps zones, regions and host names in a volume's node affinity. */
final class NodeAffinity implements Rule {
  private static final FieldPath TERMS =
      FieldPath.of("spec", "nodeAffinity", "required", "nodeSelectorTerms");
  private static final List<Setting> SETTINGS =
      List.of(Setting.MAP_ZONE, Setting.MAP_REGION, Setting.MAP_NODE);

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-node-affinity",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "Node affinity says which nodes reach the disk")
        .what(
            """
            Keeps spec.nodeAffinity; map-zone, map-region and map-node rewrite the values of keys that
            end in /zone, /region, /hostname and /node.
            """)
        .why(
            """
            It cannot be changed once it is set, and no pod starts where no node matches it: "node(s)
            didn't match PersistentVolume's node affinity". It follows where the disk is, so map it only
            if the disk, or the name of its place, is another in the target.
            """)
        .source(Sources.validation("ValidatePersistentVolumeUpdate"))
        .example(
            "map-zone: {us-east-1a: us-east-1b}", affinity("us-east-1a"), affinity("us-east-1b"));
  }

  private static String affinity(String zone) {
    return """
        spec:
          nodeAffinity:
            required:
              nodeSelectorTerms:
              - matchExpressions:
                - key: topology.ebs.csi.aws.com/zone
                  operator: In
                  values: [%s]
        """
        .formatted(zone);
  }

  @Override
  public void rewrite(Draft draft) {
    Directions directions = draft.directions();
    if (!directions.asksAny(SETTINGS)) {
      return;
    }
    Optional<Object> terms = draft.at(Side.VOLUME, TERMS);
    if (terms.orElse(null) instanceof List<?> list) {
      List<Object> mapped = new ArrayList<>();
      list.forEach(term -> mapped.add(mapTerm(directions, term)));
      draft.set(Side.VOLUME, TERMS, mapped, "the places it names are mapped");
    }
  }

  private static Object mapTerm(Directions directions, Object term) {
    if (!(term instanceof Map<?, ?> map)) {
      return term;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Json.asMap(map));
    for (String part : List.of("matchExpressions", "matchFields")) {
      if (copy.get(part) instanceof List<?> requirements) {
        List<Object> mapped = new ArrayList<>();
        requirements.forEach(item -> mapped.add(mapRequirement(directions, item)));
        copy.put(part, mapped);
      }
    }
    return copy;
  }

  private static Object mapRequirement(Directions directions, Object requirement) {
    if (!(requirement instanceof Map<?, ?> map) || !(map.get("values") instanceof List<?> values)) {
      return requirement;
    }
    Optional<Setting> setting = TopologyKey.settingOf(String.valueOf(map.get("key")));
    if (setting.isEmpty()) {
      return requirement;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Json.asMap(map));
    Stream<String> mapped =
        values.stream()
            .map(value -> TopologyKey.mapped(directions, setting.get(), String.valueOf(value)));
    copy.put("values", mapped.distinct().toList());
    return copy;
  }
}
