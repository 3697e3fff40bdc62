// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Owner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The pods that a workload's template describes. */
final class PodTemplate {
  private PodTemplate() {}

  /** Returns a pod of the template, without a name, controlled by the workload. */
  static KubeObject pod(KubeObject workload) {
    KubeObject pod =
        KubeObject.named(ResourceType.POD, workload.namespace(), "")
            .with(FieldPath.of("spec"), workload.map("spec", "template", "spec"))
            .with(FieldPath.of("metadata", "ownerReferences"), List.of(Owner.controller(workload)));
    for (String part : List.of("labels", "annotations")) {
      Map<String, Object> values = workload.map("spec", "template", "metadata", part);
      if (!values.isEmpty()) {
        pod = pod.with(FieldPath.of("metadata", part), values);
      }
    }
    return pod;
  }

  /** Returns a short name for the template: another template has another. */
  static String hash(KubeObject workload) {
    CRC32 sum = new CRC32();
    String text = Json.canonical(workload.map("spec", "template"));
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toString(sum.getValue(), 36);
  }

  static long number(KubeObject object, long otherwise, String... path) {
    return object.at(path).map(value -> ((Number) value).longValue()).orElse(otherwise);
  }
}
