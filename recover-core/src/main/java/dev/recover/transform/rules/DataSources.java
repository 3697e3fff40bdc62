// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import java.util.List;
import java.util.Map;

/** What a claim was first filled from. */
public final class DataSources {
  private static final String SNAPSHOT = "\nkind: VolumeSnapshot\nname: before-upgrade";

  private DataSources() {}

  public static List<Rule> all() {
    return List.of(
        rule("strip-data-source", "dataSource"), rule("strip-data-source-ref", "dataSourceRef"));
  }

  private static StripMark rule(String id, String field) {
    Strip strip =
        Strip.field(id, Scope.CLAIM, FieldPath.of("spec", field), SNAPSHOT)
            .title("The disk was filled long ago")
            .why(
                """
                Binding ignores it, and what it names need not exist in the target. Were volumeName ever
                lost, the disk would be filled from it anew. Keep it only if an operator or a GitOps
                controller applies the same spec again, as the field cannot be added later.
                """)
            .source(
                Sources.kubernetes("pkg/api/persistentvolumeclaim/util.go", "NormalizeDataSources"))
            .because(
                source -> "the disk holds what came from " + named(source) + ", and more since");
    return new StripMark(strip, Setting.DATA_SOURCE);
  }

  private static String named(Object source) {
    return source instanceof Map<?, ?> map ? map.get("kind") + " " + map.get("name") : "a source";
  }
}
