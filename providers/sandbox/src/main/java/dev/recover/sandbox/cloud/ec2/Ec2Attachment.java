// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.model.KubeObject;
import java.time.Instant;
import java.util.Map;

/** A volume on an instance. */
record Ec2Attachment(String instance, String device, Instant since) {
  Map<String, Object> tree() {
    return Map.of("instance", instance, "device", device, "since", since.toString());
  }

  static Ec2Attachment of(KubeObject tree) {
    return new Ec2Attachment(
        tree.text("instance").orElse(""),
        tree.text("device").orElse(""),
        tree.text("since").map(Instant::parse).orElse(Instant.EPOCH));
  }
}
