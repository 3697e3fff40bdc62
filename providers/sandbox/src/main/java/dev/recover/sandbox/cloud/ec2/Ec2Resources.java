// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.Life;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What is kept for accounts and regions, typed. */
final class Ec2Resources {
  private final CloudSetting setting;

  Ec2Resources(CloudSetting setting) {
    this.setting = setting;
  }

  CloudSetting setting() {
    return setting;
  }

  Instant now() {
    return setting.clock().now();
  }

  static String place(String account, String region, String kind) {
    return account + "/" + region + "/" + kind;
  }

  static String freshId(String kind) {
    return kind + "-0" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /** All volumes of an account in a region that are still there, by id. */
  Stream<Ec2Volume> volumes(String account, String region, String after) {
    Instant now = now();
    return setting
        .store()
        .all(place(account, region, "volumes"))
        .tailMap(after + "\0")
        .values()
        .stream()
        .map(Ec2Volume::of)
        .filter(volume -> volume.life().at(now) != Life.Stage.GONE);
  }

  Optional<Ec2Volume> volume(String account, String region, String id) {
    return setting
        .store()
        .find(place(account, region, "volumes"), id)
        .map(Ec2Volume::of)
        .filter(volume -> volume.life().at(now()) != Life.Stage.GONE);
  }

  Ec2Volume needVolume(Ec2Call call, String id) {
    if (!id.matches("vol-[0-9a-f]+")) {
      throw Ec2Error.invalid(
          "Value (" + id + ") for parameter volumeId is invalid. Expected: 'vol-...'.");
    }
    return volume(call.account(), call.region(), id).orElseThrow(() -> noVolume(id));
  }

  static Ec2Error noVolume(String id) {
    return Ec2Error.of("InvalidVolume.NotFound", "The volume '" + id + "' does not exist.");
  }

  void save(String account, String region, Ec2Volume volume) {
    setting.store().put(place(account, region, "volumes"), volume.id(), volume.tree());
  }

  /** All snapshots that an account owns or may use in a region, by id. */
  Stream<Ec2Snapshot> snapshots(String account, String region) {
    Instant now = now();
    return setting.store().collections().stream()
        .filter(collection -> collection.endsWith("/" + region + "/snapshots"))
        .flatMap(collection -> setting.store().all(collection).values().stream())
        .map(Ec2Snapshot::of)
        .filter(snapshot -> snapshot.there(now) && snapshot.usableBy(account))
        .sorted((one, other) -> one.id().compareTo(other.id()));
  }

  Ec2Snapshot needSnapshot(String account, String region, String id) {
    if (!id.matches("snap-[0-9a-f]+")) {
      throw Ec2Error.of("InvalidSnapshotID.Malformed", "Invalid id: \"" + id + "\"");
    }
    return snapshots(account, region)
        .filter(snapshot -> snapshot.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Ec2Error.of(
                    "InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist."));
  }

  void save(String region, Ec2Snapshot snapshot) {
    setting
        .store()
        .put(place(snapshot.owner(), region, "snapshots"), snapshot.id(), snapshot.tree());
  }

  /** Reads which zone an instance is in. */
  Optional<String> zoneOfInstance(String account, String region, String id) {
    return setting
        .store()
        .find(place(account, region, "instances"), id)
        .flatMap(record -> record.text("zone"));
  }

  void saveInstance(String account, String region, String id, String zone) {
    setting
        .store()
        .put(
            place(account, region, "instances"), id, KubeObject.of(Map.of("id", id, "zone", zone)));
  }

  /** Lets accounts use a key; its owner always may. */
  void saveKey(String arn, List<String> accounts) {
    setting
        .store()
        .put(
            "keys",
            arn.replaceAll("[^a-zA-Z0-9-]", "_"),
            KubeObject.of(Map.of("arn", arn, "accounts", accounts)));
  }

  /** Whether an account may use a key in a region; its own default key always. */
  boolean mayUse(String account, String region, String key) {
    if (key.equals(defaultKey(account, region))) {
      return true;
    }
    String[] parts = key.split(":");
    return parts.length == 6
        && parts[3].equals(region)
        && setting
            .store()
            .find("keys", key.replaceAll("[^a-zA-Z0-9-]", "_"))
            .filter(
                record -> parts[4].equals(account) || record.textList("accounts").contains(account))
            .isPresent();
  }

  static String defaultKey(String account, String region) {
    return "arn:aws:kms:" + region + ":" + account + ":key/aws-ebs";
  }
}
