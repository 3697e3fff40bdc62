// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.relocate;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a snapshot of a disk holds what its volume held. Pure. */
final class Copyable {
  private Copyable() {}

  /** Why a disk that no cloud showed cannot be copied. */
  static Diagnostic unseen(String subject, DiskId id, CloudSide clouds) {
    if (clouds.lookup().missing().contains(id)) {
      return Diagnostic.error(
          Code.DISK_MISSING,
          subject,
          "there is no disk " + id.handle() + " to copy",
          "the cloud says so",
          "look where it went: `recover disks list`, or add `--locate`");
    }
    Optional<NotLookedAt> why = Optional.ofNullable(clouds.lookup().notLookedAt().get(id));
    return Diagnostic.error(
        Code.DISK_NOT_LOOKED_AT,
        subject,
        "disk " + id.handle() + " was not looked at, so it cannot be copied",
        why.map(part -> part.scope() + ": " + part.why()).orElse("no cloud that was named has it"),
        why.flatMap(NotLookedAt::permission)
            .map(permission -> "allow " + permission + " and plan again")
            .orElse("name its cloud with `--provider`, its account or project, and its region"));
  }

  /** What speaks against a copy of it, and what the copy will not have. */
  static List<Diagnostic> check(String subject, Disk disk) {
    List<Diagnostic> said = new ArrayList<>();
    String never = never(disk);
    if (!never.isEmpty()) {
      said.add(
          Diagnostic.error(
              Code.DISK_UNFIT,
              subject,
              "disk " + disk.id().handle() + " cannot be copied",
              never,
              "leave this volume out, or copy its data by other means"));
    }
    if (!disk.attachedTo().isEmpty() || disk.state() == DiskState.IN_USE) {
      said.add(
          Diagnostic.error(
                  Code.DISK_ATTACHED,
                  subject,
                  "disk " + disk.id().handle() + " is attached while it is copied",
                  "the copy is of one moment, as after a power failure; what is written later is"
                      + " not in it",
                  "stop what writes to it before you apply, unless an old state is what you want")
              .withSeverity(Severity.WARNING)
              .withDetails(disk.attachedTo().stream().map(m -> "machine   " + m).toList()));
    }
    return said;
  }

  private static String never(Disk disk) {
    if (disk.has(DiskTrait.BOOT)) {
      return "a machine starts from it: it holds an operating system";
    }
    if (disk.has(DiskTrait.NODE_LOCAL)) {
      return "it lives on one machine, and no snapshot can be taken of it";
    }
    if (disk.has(DiskTrait.CUSTOMER_SUPPLIED_KEY)) {
      return "its key is with the customer alone, and no snapshot can be taken without it";
    }
    return switch (disk.state()) {
      case CREATING -> "it is still being made, or filled from a snapshot";
      case DELETING -> "its deletion was asked for";
      case ERROR -> "the cloud says that it is broken";
      case AVAILABLE, IN_USE, UNKNOWN -> "";
    };
  }
}
