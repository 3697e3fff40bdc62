// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.util.List;

/** Says how volumes that are mounted read-only at first become writable. */
final class FirstMount {
  private FirstMount() {}

  /** One note for all of them. */
  static Diagnostic note(List<KubeObject> volumes) {
    return Diagnostic.note(
            Code.FIRST_MOUNT,
            "",
            volumes.size() == 1
                ? "the first mount of " + volumes.get(0).name() + " is read-only"
                : "the first mount of " + volumes.size() + " volumes is read-only",
            "a disk without a file system that is recognised would be formatted; mounted read-only it"
                + " is refused with UnformattedReadOnly",
            "when pods have seen the data: scale the workload to 0, wait until no VolumeAttachment"
                + " names the volume, run the command above, and scale it up; `--first-mount"
                + " read-write` mounts for writing at once")
        .withDetails(volumes.stream().map(FirstMount::command).toList());
  }

  private static String command(KubeObject volume) {
    List<String> left =
        volume.textList("spec", "mountOptions").stream()
            .filter(option -> !option.equals("ro"))
            .toList();
    String patch =
        left.isEmpty()
            ? "[{\"op\":\"remove\",\"path\":\"/spec/mountOptions\"}]"
            : "[{\"op\":\"replace\",\"path\":\"/spec/mountOptions\",\"value\":"
                + Json.compact(left)
                + "}]";
    return "kubectl patch pv " + volume.name() + " --type json -p '" + patch + "'";
  }
}
