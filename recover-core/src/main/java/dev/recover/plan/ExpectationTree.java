// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An expectation as it stands in a file. */
final class ExpectationTree {
  private static final Set<String> KEYS =
      Set.of(
          "claim",
          "volume",
          "driver",
          "handle",
          "source",
          "capacity",
          "request",
          "storageClass",
          "accessModes",
          "volumeMode");

  private ExpectationTree() {}

  static Map<String, Object> write(Expectation expectation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("claim", expectation.claim().toString());
    fields.put("volume", expectation.volume());
    fields.put("driver", expectation.disk().driver());
    fields.put("handle", expectation.disk().handle());
    fields.put("source", StepTree.sorted(expectation.source()));
    fields.put("capacity", expectation.capacity());
    fields.put("request", expectation.request());
    fields.put("storageClass", expectation.storageClass());
    fields.put("accessModes", expectation.accessModes());
    fields.put("volumeMode", expectation.volumeMode());
    return fields;
  }

  static Expectation read(Fields fields) {
    fields.only(KEYS);
    return new Expectation(
        fields.parsed("claim", ClaimName::parse),
        fields.text("volume"),
        new DiskId(fields.text("driver"), fields.text("handle")),
        fields.map("source"),
        fields.text("capacity"),
        fields.text("request"),
        fields.text("storageClass"),
        fields.texts("accessModes"),
        fields.text("volumeMode"));
  }
}
