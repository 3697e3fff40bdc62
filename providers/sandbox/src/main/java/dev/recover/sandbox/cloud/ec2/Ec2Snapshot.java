// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Life;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot.
 *
 * @param owner the account whose it is
 * @param settings {@code size} in GiB, {@code volume} it was taken of, {@code key} when encrypted,
 *     {@code description}, {@code tier}
 * @param sharedWith accounts that may make volumes from it
 */
record Ec2Snapshot(
    String id,
    String owner,
    Map<String, String> settings,
    Life life,
    List<String> sharedWith,
    Map<String, String> tags) {
  Ec2Snapshot {
    settings = Map.copyOf(settings);
    sharedWith = List.copyOf(sharedWith);
    tags = Map.copyOf(tags);
  }

  int gib() {
    return Integer.parseInt(settings.getOrDefault("size", "1"));
  }

  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  boolean usableBy(String account) {
    return owner.equals(account) || sharedWith.contains(account);
  }

  /** EC2's word for what it is now. */
  String state(Instant now) {
    switch (life.at(now)) {
      case COMING:
        return "pending";
      case READY:
        return "completed";
      default:
        return "error";
    }
  }

  boolean there(Instant now) {
    return life.at(now) != Life.Stage.GONE;
  }

  Ec2Snapshot shared(List<String> accounts) {
    return new Ec2Snapshot(id, owner, settings, life, accounts, tags);
  }

  Ec2Snapshot tagged(Map<String, String> others) {
    return new Ec2Snapshot(id, owner, settings, life, sharedWith, others);
  }

  KubeObject tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.put("owner", owner);
    tree.put("settings", new TreeMap<>(settings));
    tree.put("life", life.tree());
    tree.put("sharedWith", sharedWith);
    tree.put("tags", new TreeMap<>(tags));
    return KubeObject.of(tree);
  }

  static Ec2Snapshot of(KubeObject tree) {
    return new Ec2Snapshot(
        tree.text("id").orElse(""),
        tree.text("owner").orElse(""),
        Ec2Volume.texts(tree, "settings"),
        Life.of(tree),
        tree.textList("sharedWith"),
        Ec2Volume.texts(tree, "tags"));
  }
}
