// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A saved file with so many volumes that putting them back takes a while. */
final class ManyVolumes {
  private ManyVolumes() {}

  /** The text of pairs in a namespace; NFS, so that no driver is needed. */
  static String saved(String namespace, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> pair(namespace, "n" + number))
        .collect(Collectors.joining("---\n"));
  }

  private static String pair(String namespace, String name) {
    String volume = "pv-" + namespace + "-" + name;
    return SavedPair.BOTH
        .replace("pv-data", volume)
        .replace("name: data", "name: " + name)
        .replace("namespace: shop", "namespace: " + namespace)
        .replaceAll("csi: .*", "nfs: {server: files.example.com, path: /" + volume + "}");
  }

  /** Captures such a file and plans its restore. */
  static Path plan(Administrator admin, String namespace, int count) {
    Path bundle = admin.folder().resolve(namespace + ".bundle");
    RecoverCommand.in(admin.folder())
        .runInside(saved(namespace, count), "capture", "--from", "-", "--out", bundle + "")
        .succeeds();
    // The other order waits for a resync of the PV controller.
    return admin.planned(bundle, "--order", "reserve-first");
  }
}
