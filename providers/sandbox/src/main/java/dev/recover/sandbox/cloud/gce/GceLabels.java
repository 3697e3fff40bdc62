// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.disk.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Labels of resources and their fingerprints. */
final class GceLabels {
  private GceLabels() {}

  /** Reads the labels of a body; refuses what is none. */
  static Map<String, String> of(KubeObject body) {
    Map<String, String> labels = new TreeMap<>();
    body.map("labels")
        .forEach(
            (key, value) -> {
              if (!key.matches("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}")
                  || !(value instanceof String text)
                  || !text.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}")) {
                throw GceError.invalid(
                    "Invalid value for field 'resource.labels': '" + key + "=" + value + "'.");
              }
              labels.put(key, text);
            });
    if (labels.size() > 64) {
      throw GceError.invalid("Too many labels: " + labels.size() + " of at most 64.");
    }
    return labels;
  }

  static KubeObject set(KubeObject record, Map<String, String> labels) {
    byte[] digest =
        Digests.hex(Json.canonical(labels)).substring(0, 8).getBytes(StandardCharsets.UTF_8);
    return record
        .without(FieldPath.of("labels"))
        .with(FieldPath.of("labels"), labels)
        .with(FieldPath.of("labelFingerprint"), Base64.getEncoder().encodeToString(digest));
  }

  /** Replaces all labels; refuses with a fingerprint of labels that were changed since. */
  static KubeObject replace(KubeObject record, KubeObject body) {
    if (!record.text("labelFingerprint").equals(body.text("labelFingerprint"))) {
      throw new GceError(
          412,
          "conditionNotMet",
          "Labels fingerprint either invalid or resource labels have changed");
    }
    return set(record, of(body));
  }
}
