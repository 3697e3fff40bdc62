// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import java.util.ArrayList;
import java.util.List;

/** Whether a disk can be a volume at all, and now. */
final class Fitness {
  private Fitness() {}

  /** Returns what keeps it from being one; nothing for an ordinary data disk that is free. */
  static List<Diagnostic> of(String subject, Disk disk) {
    List<Diagnostic> said = new ArrayList<>();
    trait(
        said,
        subject,
        disk,
        DiskTrait.BOOT,
        "a machine starts from it; it holds an operating system");
    trait(said, subject, disk, DiskTrait.LICENSED, "it carries the licence of an operating system");
    trait(
        said,
        subject,
        disk,
        DiskTrait.NODE_LOCAL,
        "it lives on one machine, and no other can attach it");
    trait(
        said,
        subject,
        disk,
        DiskTrait.CUSTOMER_SUPPLIED_KEY,
        "it is encrypted with a key that is with no key service, and its driver cannot send one");
    if (!disk.attachedTo().isEmpty() || disk.state() == DiskState.IN_USE) {
      said.add(attached(subject, disk));
    } else if (disk.state() != DiskState.AVAILABLE) {
      said.add(state(subject, disk));
    }
    return said;
  }

  private static void trait(
      List<Diagnostic> said, String subject, Disk disk, DiskTrait trait, String why) {
    if (disk.has(trait)) {
      said.add(
          unfit(
              subject,
              disk,
              "is no disk of a volume",
              why,
              "leave it out, or copy its data by hand"));
    }
  }

  private static Diagnostic attached(String subject, Disk disk) {
    return Diagnostic.error(
        Code.DISK_ATTACHED,
        subject,
        "disk "
            + disk.id().handle()
            + (disk.attachedTo().isEmpty()
                ? " is in use"
                : " is attached to " + String.join(", ", disk.attachedTo())),
        "a disk that somebody writes to is not handed to anybody else, and a detach is never forced",
        "stop what uses it there, and plan again when it is detached; or adopt a copy of it");
  }

  private static Diagnostic state(String subject, Disk disk) {
    String word = disk.state().word();
    String remedy =
        disk.state() == DiskState.CREATING
            ? "wait until it is available, and plan again"
            : "look at it in the cloud's console; a snapshot of it may be whole";
    return unfit(
        subject, disk, "is in state " + word, "only an available disk can be attached", remedy);
  }

  private static Diagnostic unfit(
      String subject, Disk disk, String what, String why, String remedy) {
    return Diagnostic.error(
        Code.DISK_UNFIT, subject, "disk " + disk.id().handle() + " " + what, why, remedy);
  }
}
