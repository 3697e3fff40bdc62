// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** CreateSnapshot, CopySnapshot, ModifySnapshotAttribute and DeleteSnapshot. */
final class SnapshotWrites {
  /** Snapshots of one volume follow each other at this part of the time that one takes. */
  private static final int RATE = 4;

  private final Ec2Resources resources;

  SnapshotWrites(Ec2Resources resources) {
    this.resources = resources;
  }

  Ec2Xml create(Ec2Call call) {
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Volume volume = resources.needVolume(call, call.need("VolumeId"));
              requireSnapshotNow(call, volume);
              Map<String, String> settings = new TreeMap<>();
              settings.put("size", String.valueOf(volume.gib()));
              settings.put("volume", volume.id());
              settings.put("description", call.text("Description").orElse(""));
              volume.setting("key").ifPresent(key -> settings.put("key", key));
              Ec2Snapshot made =
                  keep(call, settings, resources.setting().pace().snapshot(), call.fate());
              resources
                  .setting()
                  .store()
                  .copyData(
                      Ec2Resources.place(call.account(), call.region(), "volumes"),
                      volume.id(),
                      Ec2Resources.place(call.account(), call.region(), "snapshots"),
                      made.id());
              return SnapshotReads.write(new Ec2Xml(), made, resources.now()).tags(made.tags());
            });
  }

  private void requireSnapshotNow(Ec2Call call, Ec2Volume volume) {
    String state = volume.state(resources.now());
    if (!state.equals("available") && !state.equals("in-use")) {
      throw Ec2Error.of("IncorrectState", "Volume '" + volume.id() + "' is '" + state + "'");
    }
    Duration pause = resources.setting().pace().snapshot().dividedBy(RATE);
    Instant earliest = resources.now().minus(pause);
    boolean tooSoon =
        resources
            .snapshots(call.account(), call.region())
            .filter(s -> s.setting("volume").equals(Optional.of(volume.id())))
            .anyMatch(s -> s.life().created().isAfter(earliest));
    if (tooSoon) {
      throw Ec2Error.of(
          "SnapshotCreationPerVolumeRateExceeded",
          "The maximum per volume CreateSnapshot request rate has been exceeded. Use an"
              + " increasing or variable sleep interval between requests.");
    }
  }

  Ec2Xml copy(Ec2Call call) {
    String from = call.need("SourceRegion");
    Optional<String> to = call.text("DestinationRegion");
    if (to.isPresent() && !to.get().equals(call.region())) {
      throw Ec2Error.invalid(
          "The destination region "
              + to.get()
              + " is not the region of the endpoint, "
              + call.region());
    }
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Snapshot source =
                  resources.needSnapshot(call.account(), from, call.need("SourceSnapshotId"));
              if (!source.state(resources.now()).equals("completed")) {
                throw Ec2Error.of(
                    "IncorrectState", "Snapshot " + source.id() + " is not completed");
              }
              Map<String, String> settings = new TreeMap<>();
              settings.put("size", String.valueOf(source.gib()));
              // "An arbitrary volume ID ... should not be used for any purpose."
              settings.put("volume", "vol-ffffffff");
              settings.put("description", call.text("Description").orElse(""));
              Optional<String> key = keyOfCopy(call, source);
              key.ifPresent(arn -> settings.put("key", arn));
              Ec2Snapshot made =
                  keep(call, settings, resources.setting().pace().copy(), fate(call, source, key));
              resources
                  .setting()
                  .store()
                  .copyData(
                      Ec2Resources.place(source.owner(), from, "snapshots"),
                      source.id(),
                      Ec2Resources.place(call.account(), call.region(), "snapshots"),
                      made.id());
              return new Ec2Xml().text("snapshotId", made.id()).tags(made.tags());
            });
  }

  private static Optional<String> keyOfCopy(Ec2Call call, Ec2Snapshot source) {
    Optional<String> named = call.text("KmsKeyId");
    boolean encrypted = call.flag("Encrypted") || source.setting("key").isPresent();
    if (named.isPresent() && !encrypted) {
      throw Ec2Error.of(
          "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted");
    }
    return encrypted
        ? named.or(() -> Optional.of(Ec2Resources.defaultKey(call.account(), call.region())))
        : Optional.empty();
  }

  /** That a key may not be used is found out while the copy is made: it fails later. */
  private Fate fate(Ec2Call call, Ec2Snapshot source, Optional<String> key) {
    String from = call.need("SourceRegion");
    boolean readable =
        source.setting("key").map(arn -> resources.mayUse(call.account(), from, arn)).orElse(true);
    boolean writable =
        key.map(arn -> resources.mayUse(call.account(), call.region(), arn)).orElse(true);
    return readable && writable ? call.fate() : Fate.fails("Given key ID is not accessible");
  }

  private Ec2Snapshot keep(Ec2Call call, Map<String, String> settings, Duration takes, Fate fate) {
    Ec2Snapshot made =
        new Ec2Snapshot(
            Ec2Resources.freshId("snap"),
            call.account(),
            settings,
            Life.from(resources.now(), takes, fate),
            List.of(),
            call.tagsFor("snapshot"));
    resources.save(call.region(), made);
    resources.setting().faults().hide(made.id(), fate);
    return made;
  }

  static Ec2Snapshot own(Ec2Resources resources, Ec2Call call) {
    String id = call.need("SnapshotId");
    Ec2Snapshot snapshot = resources.needSnapshot(call.account(), call.region(), id);
    if (!snapshot.owner().equals(call.account())) {
      throw new Ec2Error(
          403, "UnauthorizedOperation", "You are not the owner of snapshot " + id + ".");
    }
    return snapshot;
  }

  Ec2Xml share(Ec2Call call) {
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Snapshot snapshot = own(resources, call);
              TreeSet<String> accounts = new TreeSet<>(snapshot.sharedWith());
              accounts.addAll(permissions(call, "Add"));
              permissions(call, "Remove").forEach(accounts::remove);
              Optional<String> key = snapshot.setting("key");
              if (!accounts.isEmpty()
                  && key.equals(
                      Optional.of(Ec2Resources.defaultKey(call.account(), call.region())))) {
                throw Ec2Error.of(
                    "OperationNotPermitted",
                    "Encrypted snapshots with EBS default key cannot be shared");
              }
              resources.save(call.region(), snapshot.shared(List.copyOf(accounts)));
              return new Ec2Xml().text("return", true);
            });
  }

  private static List<String> permissions(Ec2Call call, String what) {
    if (call.text("OperationType").isPresent()) {
      return call.need("OperationType").equalsIgnoreCase(what) ? call.list("UserId") : List.of();
    }
    String prefix = "CreateVolumePermission." + what + ".";
    TreeSet<String> accounts = new TreeSet<>();
    for (int i = 1; call.text(prefix + i + ".UserId").isPresent(); i++) {
      String account = call.need(prefix + i + ".UserId");
      if (!account.matches("[0-9]{12}")) {
        throw Ec2Error.of("InvalidUserID.Malformed", "Invalid user id: \"" + account + "\"");
      }
      accounts.add(account);
    }
    return List.copyOf(accounts);
  }

  Ec2Xml delete(Ec2Call call) {
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Snapshot snapshot = own(resources, call);
              resources
                  .setting()
                  .store()
                  .remove(
                      Ec2Resources.place(call.account(), call.region(), "snapshots"),
                      snapshot.id());
              return new Ec2Xml().text("return", true);
            });
  }
}
