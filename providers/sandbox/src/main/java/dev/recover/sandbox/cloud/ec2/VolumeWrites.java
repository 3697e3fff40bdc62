// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** CreateVolume, DeleteVolume, AttachVolume and DetachVolume. */
final class VolumeWrites {
  private static final Set<String> TYPES =
      Set.of("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard");
  private static final int LARGEST_GIB = 65_536;

  private final Ec2Resources resources;
  private final ClientTokens tokens;

  VolumeWrites(Ec2Resources resources) {
    this.resources = resources;
    this.tokens = new ClientTokens(resources);
  }

  Ec2Xml create(Ec2Call call) {
    Ec2Volume volume = resources.setting().store().exclusively(() -> made(call));
    Ec2Xml xml = new Ec2Xml();
    VolumeReads.write(xml, call, volume, resources.now());
    return xml;
  }

  /** Makes a volume, or finds the one that was made with the same token. */
  Ec2Volume made(Ec2Call call) {
    Optional<String> before = tokens.find(call);
    if (before.isPresent()) {
      return resources
          .volume(call.account(), call.region(), before.get())
          .orElseThrow(() -> ClientTokens.mismatch());
    }
    String zone = zone(call);
    Map<String, String> settings = new TreeMap<>();
    Optional<Ec2Snapshot> source =
        call.text("SnapshotId")
            .map(id -> resources.needSnapshot(call.account(), call.region(), id));
    source.ifPresent(this::requireCompleted);
    settings.put("size", String.valueOf(size(call, source)));
    settings.put("type", type(call));
    source.ifPresent(snapshot -> settings.put("snapshot", snapshot.id()));
    call.number("Iops").ifPresent(iops -> settings.put("iops", iops.toString()));
    call.number("Throughput").ifPresent(mib -> settings.put("throughput", mib.toString()));
    if (call.flag("MultiAttachEnabled")) {
      if (!settings.get("type").startsWith("io")) {
        throw Ec2Error.invalid("MultiAttach is only supported for io1 and io2 volumes.");
      }
      settings.put("multiAttach", "true");
    }
    Optional<String> key = key(call, source);
    key.ifPresent(arn -> settings.put("key", arn));
    return keep(call, zone, settings, fate(call, key, source));
  }

  /** A key that may not be used is found out only after the answer: the volume vanishes. */
  private Fate fate(Ec2Call call, Optional<String> key, Optional<Ec2Snapshot> source) {
    boolean usable =
        key.map(arn -> resources.mayUse(call.account(), call.region(), arn)).orElse(true)
            && source
                .flatMap(snapshot -> snapshot.setting("key"))
                .map(arn -> resources.mayUse(call.account(), call.region(), arn))
                .orElse(true);
    return usable ? call.fate() : Fate.vanishes();
  }

  private Ec2Volume keep(Ec2Call call, String zone, Map<String, String> settings, Fate fate) {
    Life life = Life.from(resources.now(), resources.setting().pace().disk(), fate);
    Ec2Volume volume =
        new Ec2Volume(
            Ec2Resources.freshId("vol"), zone, settings, life, List.of(), call.tagsFor("volume"));
    resources.save(call.account(), call.region(), volume);
    Optional.ofNullable(settings.get("snapshot"))
        .map(id -> resources.needSnapshot(call.account(), call.region(), id))
        .ifPresent(
            snapshot ->
                resources
                    .setting()
                    .store()
                    .copyData(
                        Ec2Resources.place(snapshot.owner(), call.region(), "snapshots"),
                        snapshot.id(),
                        Ec2Resources.place(call.account(), call.region(), "volumes"),
                        volume.id()));
    tokens.note(call, volume.id());
    resources.setting().faults().hide(volume.id(), fate);
    return volume;
  }

  private static String zone(Ec2Call call) {
    Optional<String> name = call.text("AvailabilityZone");
    Optional<String> id = call.text("AvailabilityZoneId");
    if (name.isPresent() == id.isPresent()) {
      throw name.isPresent()
          ? Ec2Error.of(
              "InvalidParameterCombination",
              "AvailabilityZone and AvailabilityZoneId cannot both be specified")
          : Ec2Error.missing("availabilityZone");
    }
    String zone =
        name.orElseGet(() -> Ec2Regions.zoneOf(call.account(), call.region(), id.orElseThrow()));
    if (!Ec2Regions.zones(call.region()).contains(zone)) {
      throw Ec2Error.of(
          "InvalidZone.NotFound", "The zone '" + name.or(() -> id).get() + "' does not exist.");
    }
    return zone;
  }

  private void requireCompleted(Ec2Snapshot snapshot) {
    if (!snapshot.state(resources.now()).equals("completed")) {
      throw Ec2Error.of(
          "IncorrectState", "Snapshot is in invalid state - " + snapshot.state(resources.now()));
    }
    if (snapshot.setting("tier").equals(Optional.of("archive"))) {
      throw Ec2Error.of("IncorrectState", "Snapshot " + snapshot.id() + " is archived");
    }
  }

  private static int size(Ec2Call call, Optional<Ec2Snapshot> source) {
    int least = source.map(Ec2Snapshot::gib).orElse(1);
    int size =
        call.number("Size")
            .or(() -> source.map(Ec2Snapshot::gib))
            .orElseThrow(() -> Ec2Error.missing("size/snapshot"));
    if (size < least) {
      throw Ec2Error.invalid(
          "Volume of "
              + size
              + "GiB is smaller than snapshot '"
              + source.map(Ec2Snapshot::id).orElse("")
              + "', expect size>="
              + least);
    }
    if (size < 1 || size > LARGEST_GIB) {
      throw Ec2Error.invalid("Volume of " + size + "GiB is out of range, expect size 1-65536");
    }
    return size;
  }

  private static String type(Ec2Call call) {
    String type = call.text("VolumeType").orElse("gp2");
    if (!TYPES.contains(type)) {
      throw Ec2Error.of("UnknownVolumeType", "Unsupported volume type '" + type + "'");
    }
    if (type.startsWith("io") && call.number("Iops").isEmpty()) {
      throw Ec2Error.missing("iops");
    }
    return type;
  }

  private static Optional<String> key(Ec2Call call, Optional<Ec2Snapshot> source) {
    Optional<String> named = call.text("KmsKeyId");
    Optional<String> inherited = source.flatMap(snapshot -> snapshot.setting("key"));
    boolean encrypted = call.flag("Encrypted") || inherited.isPresent();
    if (named.isPresent() && !encrypted) {
      throw Ec2Error.of(
          "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted");
    }
    return encrypted
        ? named
            .or(() -> inherited)
            .or(() -> Optional.of(Ec2Resources.defaultKey(call.account(), call.region())))
        : Optional.empty();
  }

  Ec2Xml delete(Ec2Call call) {
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Volume volume = resources.needVolume(call, call.need("VolumeId"));
              if (!volume.attachments().isEmpty()) {
                throw Ec2Error.of(
                    "VolumeInUse",
                    "Volume "
                        + volume.id()
                        + " is currently attached to "
                        + volume.attachments().get(0).instance());
              }
              Instant end = resources.now().plus(resources.setting().pace().disk());
              resources.save(
                  call.account(), call.region(), volume.living(volume.life().endingAt(end)));
              return new Ec2Xml().text("return", true);
            });
  }

  Ec2Xml attach(Ec2Call call) {
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Volume volume = resources.needVolume(call, call.need("VolumeId"));
              String instance = call.need("InstanceId");
              requireAttachable(call, volume, instance);
              Ec2Attachment attachment =
                  new Ec2Attachment(instance, call.need("Device"), resources.now());
              List<Ec2Attachment> all = new ArrayList<>(volume.attachments());
              all.add(attachment);
              resources.save(call.account(), call.region(), volume.on(all));
              Ec2Xml xml = new Ec2Xml();
              VolumeReads.writeAttachment(xml, volume, attachment);
              return xml;
            });
  }

  private void requireAttachable(Ec2Call call, Ec2Volume volume, String instance) {
    String zone =
        resources
            .zoneOfInstance(call.account(), call.region(), instance)
            .orElseThrow(
                () ->
                    Ec2Error.of(
                        "InvalidInstanceID.NotFound",
                        "The instance ID '" + instance + "' does not exist"));
    if (!zone.equals(volume.zone())) {
      throw Ec2Error.of(
          "InvalidVolume.ZoneMismatch",
          "The volume '"
              + volume.id()
              + "' is not in the same availability zone as instance '"
              + instance
              + "'");
    }
    String state = volume.state(resources.now());
    boolean here = volume.attachments().stream().anyMatch(a -> a.instance().equals(instance));
    if (here || (state.equals("in-use") && !volume.multiAttach())) {
      throw Ec2Error.of("VolumeInUse", volume.id() + " is already attached to an instance");
    }
    if (!state.equals("available") && !state.equals("in-use")) {
      throw Ec2Error.of("IncorrectState", volume.id() + " is not 'available' but '" + state + "'");
    }
  }

  Ec2Xml detach(Ec2Call call) {
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              Ec2Volume volume = resources.needVolume(call, call.need("VolumeId"));
              Optional<String> instance = call.text("InstanceId");
              Optional<Ec2Attachment> attachment =
                  volume.attachments().stream()
                      .filter(a -> instance.map(a.instance()::equals).orElse(true))
                      .findFirst();
              if (attachment.isEmpty()) {
                throw Ec2Error.of(
                    "IncorrectState", "Volume '" + volume.id() + "' is in the 'available' state.");
              }
              List<Ec2Attachment> rest = new ArrayList<>(volume.attachments());
              rest.remove(attachment.get());
              resources.save(call.account(), call.region(), volume.on(rest));
              Ec2Xml xml = new Ec2Xml();
              VolumeReads.writeAttachment(xml, volume, attachment.get());
              return xml;
            });
  }
}
