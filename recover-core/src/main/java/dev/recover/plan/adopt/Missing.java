// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.plan.located.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for the fields of a claim that nobody answered. */
final class Missing {
  private Missing() {}

  /** Returns one diagnostic for all that is missing, with the options that would answer it. */
  static Optional<Diagnostic> of(ClaimName claim, Pick pick, Answers answers) {
    List<String> fields = new ArrayList<>();
    List<String> options = new ArrayList<>();
    boolean block = answers.volumeMode().filter(mode -> mode.value().equals("Block")).isPresent();
    if (answers.volumeMode().isEmpty()) {
      ask(fields, options, claim, "volumeMode", "--volume-mode", "Filesystem");
    }
    if (!block && answers.fsType().isEmpty() && !folder(pick)) {
      ask(fields, options, claim, "fsType", "--fs-type", "ext4");
    }
    if (answers.accessModes().isEmpty()) {
      ask(fields, options, claim, "accessModes", "--access-mode", "ReadWriteOnce");
    }
    if (answers.storageClass().isEmpty()) {
      ask(fields, options, claim, "storageClassName", "--storage-class", "CLASS");
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(diagnostic(claim, pick, fields, options));
  }

  /** Volumes that are no CSI volumes have no fsType of their own. */
  private static boolean folder(Pick pick) {
    return pick.disk().map(disk -> disk.id().driver().startsWith("kubernetes.io/")).orElse(false);
  }

  private static void ask(
      List<String> fields,
      List<String> options,
      ClaimName claim,
      String field,
      String option,
      String example) {
    fields.add(field);
    options.add(option + " " + claim + "=" + example);
  }

  private static Diagnostic diagnostic(
      ClaimName claim, Pick pick, List<String> fields, List<String> options) {
    List<String> details = new ArrayList<>();
    pick.disk()
        .ifPresent(
            disk -> {
              details.add("disk      " + line(disk.disk()));
              details.add("evidence  " + pick.because());
            });
    return Diagnostic.error(
            Code.ANSWER_NEEDED,
            claim.toString(),
            "no disk's metadata says " + String.join(", ", fields),
            "a raw block disk that is declared Filesystem is formatted at its first mount, so nothing"
                + " is assumed",
            "say it, for example `"
                + String.join(" ", options)
                + "` (without "
                + claim
                + "= it goes for all), or in a mapping file; or make the StatefulSet in the target"
                + " with 0 replicas, whose claim template is read")
        .withDetails(details);
  }

  private static String line(Disk disk) {
    List<String> parts = new ArrayList<>(disk.zones());
    parts.add(disk.sizeBytes() > 0 ? DiskSize.of(disk.sizeBytes()).text() : "size unknown");
    if (!disk.facts().type().isEmpty()) {
      parts.add(disk.facts().type());
    }
    return disk.id().handle() + " (" + String.join(", ", parts) + ")";
  }
}
