// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Life;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A volume.
 *
 * @param zone the name of its zone in its account
 * @param settings {@code size} in GiB, {@code type}, {@code iops}, {@code throughput}, {@code key}
 *     when encrypted, {@code snapshot} that it was made from, {@code multiAttach}
 */
record Ec2Volume(
    String id,
    String zone,
    Map<String, String> settings,
    Life life,
    List<Ec2Attachment> attachments,
    Map<String, String> tags) {
  Ec2Volume {
    settings = Map.copyOf(settings);
    attachments = List.copyOf(attachments);
    tags = Map.copyOf(tags);
  }

  int gib() {
    return Integer.parseInt(settings.getOrDefault("size", "1"));
  }

  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  boolean multiAttach() {
    return "true".equals(settings.get("multiAttach"));
  }

  /** EC2's word for what it is now. */
  String state(Instant now) {
    switch (life.at(now)) {
      case COMING:
        return "creating";
      case READY:
        return attachments.isEmpty() ? "available" : "in-use";
      case FAILED:
        return "error";
      case GOING:
        return "deleting";
      default:
        return "deleted";
    }
  }

  Ec2Volume living(Life other) {
    return new Ec2Volume(id, zone, settings, other, attachments, tags);
  }

  Ec2Volume on(List<Ec2Attachment> others) {
    return new Ec2Volume(id, zone, settings, life, others, tags);
  }

  Ec2Volume tagged(Map<String, String> others) {
    return new Ec2Volume(id, zone, settings, life, attachments, others);
  }

  KubeObject tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.put("zone", zone);
    tree.put("settings", new TreeMap<>(settings));
    tree.put("life", life.tree());
    tree.put("attachments", attachments.stream().map(Ec2Attachment::tree).toList());
    tree.put("tags", new TreeMap<>(tags));
    return KubeObject.of(tree);
  }

  static Ec2Volume of(KubeObject tree) {
    return new Ec2Volume(
        tree.text("id").orElse(""),
        tree.text("zone").orElse(""),
        texts(tree, "settings"),
        Life.of(tree),
        tree.list("attachments").stream()
            .map(item -> Ec2Attachment.of(KubeObject.of(Json.asMap((Map<?, ?>) item))))
            .toList(),
        texts(tree, "tags"));
  }

  static Map<String, String> texts(KubeObject tree, String field) {
    Map<String, String> texts = new TreeMap<>();
    tree.map(field).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }
}
