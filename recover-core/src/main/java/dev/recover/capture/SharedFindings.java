// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.SecretRef;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What only shows when all volumes are looked at together. */
final class SharedFindings {
  /** More names than this say nothing more. */
  private static final int SHOWN = 20;

  private SharedFindings() {}

  /** Disks that several PersistentVolumes name, at least one of them chosen. */
  static List<Diagnostic> disks(Collection<CapturedVolume> all, List<CapturedVolume> chosen) {
    Map<DiskId, List<CapturedVolume>> byDisk = new TreeMap<>();
    for (CapturedVolume volume : all) {
      volume.disk().ifPresent(d -> byDisk.computeIfAbsent(d, k -> new ArrayList<>(1)).add(volume));
    }
    byDisk.values().removeIf(volumes -> volumes.size() == 1);
    Set<String> names = chosen.stream().map(CapturedVolume::name).collect(Collectors.toSet());
    List<Diagnostic> found = new ArrayList<>();
    byDisk.forEach(
        (disk, volumes) -> {
          if (volumes.stream().anyMatch(volume -> names.contains(volume.name()))) {
            found.add(twice(disk, volumes));
          }
        });
    return found;
  }

  private static Diagnostic twice(DiskId disk, List<CapturedVolume> volumes) {
    List<String> lines =
        volumes.stream()
            .map(v -> "PersistentVolume " + v.name() + v.claim().map(c -> " of " + c).orElse(""))
            .toList();
    return Diagnostic.error(
            Code.HANDLE_TWICE,
            disk.toString(),
            volumes.size() + " PersistentVolumes are the disk " + disk.handle(),
            "in one cluster they share one attachment, and two pods may write to it at once",
            "restore one of them and leave the others out")
        .withDetails(shown(lines));
  }

  /** One finding for each Secret that chosen volumes name. */
  static List<Diagnostic> secrets(List<CapturedVolume> chosen) {
    Map<String, List<String>> users = new TreeMap<>();
    for (CapturedVolume volume : chosen) {
      for (SecretRef secret : volume.secrets()) {
        users
            .computeIfAbsent(secret.toString(), name -> new ArrayList<>(1))
            .add(volume.label() + "  " + secret.field());
      }
    }
    List<Diagnostic> found = new ArrayList<>();
    users.forEach(
        (secret, fields) ->
            found.add(
                Diagnostic.warning(
                        Code.NEEDS_SECRET,
                        "Secret " + secret,
                        "Secret " + secret + " must exist where the volumes are restored",
                        "they name it; it was not read, and is not in the bundle",
                        "create it in the target before pods start, from where you keep secrets")
                    .withDetails(shown(fields))));
    return found;
  }

  /** What the captured classes name or hold. */
  static List<Diagnostic> classes(List<KubeObject> classes) {
    List<Diagnostic> found = new ArrayList<>();
    for (KubeObject storageClass : classes) {
      String subject = "StorageClass " + storageClass.name();
      List<String> secrets =
          SecretRef.inClass(storageClass).stream().map(s -> s + "  " + s.field()).toList();
      if (!secrets.isEmpty()) {
        found.add(
            Diagnostic.note(
                    Code.NEEDS_SECRET,
                    subject,
                    subject + " names Secrets",
                    "they are used when volumes of the class are made, grown or deleted; binding"
                        + " does not need them",
                    "create them in the target if the class is used there")
                .withDetails(secrets));
      }
      Set<String> credentials = CredentialFields.in(storageClass);
      if (!credentials.isEmpty()) {
        found.add(FieldChecks.credentials(subject, subject, credentials));
      }
    }
    return found;
  }

  private static List<String> shown(List<String> lines) {
    List<String> shown = new ArrayList<>(lines.stream().sorted().limit(SHOWN).toList());
    if (lines.size() > SHOWN) {
      shown.add("and " + (lines.size() - SHOWN) + " more");
    }
    return shown;
  }
}
