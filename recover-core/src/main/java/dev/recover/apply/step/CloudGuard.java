// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Code;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.ObjectRef;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.Step;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides, from what a cloud says of a disk, whether a step may change or copy it now. Pure.
 *
 * <p>What a step makes is not decided on here: the same key makes it once, whoever asks.
 */
final class CloudGuard {
  private CloudGuard() {}

  /** The disk that must still be what planning saw, if the step is about one. */
  static Optional<DiskId> decisive(DiskChange change) {
    if (change instanceof DiskChange.Tag tag) {
      return Optional.of(tag.disk());
    }
    return change instanceof DiskChange.TakeSnapshot snapshot
        ? Optional.of(snapshot.disk())
        : Optional.empty();
  }

  static Decision decide(Step.ChangeDisk step, DiskId id, DiskLookup lookup) {
    Disk disk = lookup.found().get(id);
    if (disk == null) {
      return absent(step, id, Optional.ofNullable(lookup.notLookedAt().get(id)));
    }
    String planned = step.seen().cloudId();
    if (!planned.isEmpty() && !planned.equals(disk.cloudId())) {
      return Objection.stale(
          step.subject(),
          "disk " + id.handle() + " is another disk of the same name",
          "the plan means the one that the cloud knows as "
              + planned
              + ", and this one is "
              + disk.cloudId());
    }
    return step.change() instanceof DiskChange.Tag tag
        ? tags(step.subject(), tag, step.seen(), disk.facts().tags())
        : StepGuard.PROCEED;
  }

  private static Decision absent(Step.ChangeDisk step, DiskId id, Optional<NotLookedAt> why) {
    if (why.isPresent()) {
      return Objection.refuse(
          Code.DISK_NOT_LOOKED_AT,
          step.subject(),
          "disk " + id.handle() + " could not be looked at",
          why.get().scope() + ": " + why.get().why(),
          why.get().permission().map(p -> "allow " + p + " and r").orElse("R")
              + "un the same command again");
    }
    return Objection.refuse(
        Code.DISK_MISSING,
        step.subject(),
        "disk " + id.handle() + " is not there any more",
        "the cloud says that there is no such disk",
        "look where it went (`recover disks list`), then plan again");
  }

  /** Tags are set only on what was reviewed: nobody else's change is overwritten. */
  private static Decision tags(
      ObjectRef subject, DiskChange.Tag change, DiskSeen seen, Map<String, String> now) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    change.set().forEach((key, value) -> wanted.put(key, Optional.of(value)));
    new TreeSet<>(change.remove()).forEach(key -> wanted.put(key, Optional.empty()));
    List<String> changed = new ArrayList<>();
    boolean done = true;
    for (Map.Entry<String, Optional<String>> each : wanted.entrySet()) {
      String is = now.get(each.getKey());
      if (Objects.equals(is, each.getValue().orElse(null))) {
        continue;
      }
      done = false;
      String was = seen.tags().get(each.getKey());
      if (!Objects.equals(is, was)) {
        changed.add("tag       " + each.getKey() + ": was " + show(was) + ", is " + show(is));
      }
    }
    if (done) {
      return StepGuard.ALREADY_DONE;
    }
    return changed.isEmpty()
        ? StepGuard.PROCEED
        : Objection.stale(
            subject,
            "tags of disk " + change.disk().handle() + " were changed since the plan was made",
            String.join("; ", changed));
  }

  private static String show(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "not there" : "\"" + value + "\"";
  }
}
