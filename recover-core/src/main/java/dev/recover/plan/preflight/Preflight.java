// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.Snapshot;
import dev.recover.model.UnreadableException;
import dev.recover.plan.TargetState;
import dev.recover.spi.Disks;
import dev.recover.spi.NotLookedAt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one disk of a plan: is it there, whole, free, near enough, big enough, and nobody
 * else's. Pure; it never asks for a detach.
 */
public final class Preflight {
  private static final String COPY =
      "or give the claim a copy of it: `recover plan relocate`, which only reads the disk";

  private final CloudSide clouds;
  private final Places places;
  private final Optional<Holders> source;

  /**
   * @param target nodes, as far as they could be listed
   */
  public Preflight(CloudSide clouds, TargetState target, Disks disks) {
    this.clouds = clouds;
    this.places = new Places(target);
    this.source = clouds.source().map(state -> new Holders(state, disks));
  }

  /**
   * Says what speaks against giving the disk to the target, a diagnostic each.
   *
   * @param subject how diagnostics name the volume
   * @param volume the PersistentVolume as it will be created
   */
  public List<Diagnostic> check(String subject, KubeObject volume, DiskId id) {
    List<Diagnostic> said = new ArrayList<>();
    source.ifPresent(holders -> said.addAll(holders.check(subject, id)));
    if (clouds.lookup().missing().contains(id)) {
      said.add(missing(subject, id));
    }
    Optional.ofNullable(clouds.lookup().notLookedAt().get(id))
        .ifPresent(why -> said.add(notLooked(subject, id, why)));
    clouds.disk(id).ifPresent(disk -> whole(subject, volume, disk, said));
    return said;
  }

  private void whole(String subject, KubeObject volume, Disk disk, List<Diagnostic> said) {
    state(subject, disk).ifPresent(said::add);
    attached(subject, disk).ifPresent(said::add);
    kind(subject, disk).ifPresent(said::add);
    size(subject, volume, disk).ifPresent(said::add);
    said.addAll(places.check(subject, volume, disk));
    key(subject, disk).ifPresent(said::add);
    snapshotRunning(subject, disk).ifPresent(said::add);
  }

  private static Diagnostic missing(String subject, DiskId id) {
    return Diagnostic.error(
        Code.DISK_MISSING,
        subject,
        "there is no disk " + id.handle(),
        "the cloud says so; behind a claim of it pods would wait for ever",
        "look where it went: `recover disks list`, `plan restore --locate`; a snapshot of it may be"
            + " left");
  }

  private static Diagnostic notLooked(String subject, DiskId id, NotLookedAt why) {
    return Diagnostic.warning(
        Code.DISK_NOT_LOOKED_AT,
        subject,
        "disk " + id.handle() + " could not be looked at",
        why.scope() + ": " + why.why(),
        why.permission().map(p -> "allow " + p + " and plan again").orElse("plan again later")
            + "; until then nothing says that it is there, free and in reach");
  }

  private static Optional<Diagnostic> state(String subject, Disk disk) {
    String why =
        switch (disk.state()) {
          case CREATING -> "it is still being made, or filled from a snapshot";
          case DELETING -> "its deletion was asked for, and cannot be taken back";
          case ERROR -> "the cloud says that it is broken";
          case UNKNOWN -> "the cloud names a state that this build does not know";
          case AVAILABLE, IN_USE -> "";
        };
    if (why.isEmpty()) {
      return Optional.empty();
    }
    Diagnostic said =
        Diagnostic.error(
            Code.DISK_UNFIT,
            subject,
            "disk " + disk.id().handle() + " is " + disk.state().word(),
            why,
            disk.state() == DiskState.CREATING
                ? "wait until it is available, and plan again"
                : "look for a snapshot of it: `recover disks list`, and leave this volume out");
    return Optional.of(
        disk.state() == DiskState.UNKNOWN
            ? said.withSeverity(dev.recover.diagnostic.Severity.WARNING)
            : said);
  }

  private static Optional<Diagnostic> attached(String subject, Disk disk) {
    boolean shared = disk.has(DiskTrait.SHARED_WRITERS) || disk.has(DiskTrait.READ_ONLY);
    if (disk.attachedTo().isEmpty() && disk.state() != DiskState.IN_USE || shared) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.error(
                Code.DISK_ATTACHED,
                subject,
                "disk " + disk.id().handle() + " is attached",
                "a disk that somebody may write to is not handed to anybody else, and a detach is"
                    + " never forced",
                "stop what uses it there and plan again when it is detached; " + COPY)
            .withDetails(disk.attachedTo().stream().map(m -> "machine   " + m).toList()));
  }

  private static Optional<Diagnostic> kind(String subject, Disk disk) {
    String why =
        disk.has(DiskTrait.BOOT)
            ? "a machine starts from it: it holds an operating system"
            : disk.has(DiskTrait.NODE_LOCAL)
                ? "it lives on one machine and cannot be attached to another"
                : disk.has(DiskTrait.CUSTOMER_SUPPLIED_KEY)
                    ? "its key is with the customer alone, and no driver can give it"
                    : "";
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                Code.DISK_UNFIT,
                subject,
                "disk " + disk.id().handle() + " cannot be a volume",
                why,
                "leave this volume out, or copy its data by other means"));
  }

  private static Optional<Diagnostic> size(String subject, KubeObject volume, Disk disk) {
    String text = volume.at("spec", "capacity", "storage").map(String::valueOf).orElse("");
    try {
      BigDecimal capacity = Quantity.parse(text).amount();
      if (disk.sizeBytes() <= 0 || capacity.compareTo(BigDecimal.valueOf(disk.sizeBytes())) <= 0) {
        return Optional.empty();
      }
    } catch (UnreadableException e) {
      // Another check says so.
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.error(
            Code.DISK_UNFIT,
            subject,
            "the PersistentVolume says "
                + text
                + ", and disk "
                + disk.id().handle()
                + " is smaller",
            "it has " + disk.sizeBytes() + " bytes; it may be another disk than the one meant",
            "look at it with `recover disks why "
                + disk.id().handle()
                + "`, and name the right one"));
  }

  private static Optional<Diagnostic> key(String subject, Disk disk) {
    return disk.facts()
        .key()
        .map(
            key ->
                Diagnostic.note(
                    Code.DISK_KEY,
                    subject,
                    "disk " + disk.id().handle() + " is encrypted with key " + key,
                    "whether the driver of the target may use it, and whether it is enabled, no"
                        + " disk tells",
                    "see that the key is enabled and that the driver's role may use it"
                        + " (aws: kms:CreateGrant, kms:DescribeKey, kms:Decrypt; gcp: the Compute"
                        + " Engine service agent needs cryptoKeyEncrypterDecrypter)"));
  }

  private Optional<Diagnostic> snapshotRunning(String subject, Disk disk) {
    return clouds.snapshots().stream()
        .filter(s -> s.state() == Snapshot.State.CREATING)
        .filter(s -> !s.sourceCloudId().isEmpty() && s.sourceCloudId().equals(disk.cloudId()))
        .findFirst()
        .map(
            s ->
                Diagnostic.warning(
                    Code.DISK_BUSY,
                    subject,
                    "a snapshot of disk " + disk.id().handle() + " is being taken",
                    "snapshot " + s.id().id() + "; somebody else may be working with the disk",
                    "see who takes it, and wait until it is done"));
  }
}
