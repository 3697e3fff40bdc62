// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.DnsName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.regex.Pattern;

/**
 * Where each thing stands in the folder of a bundle; paths are relative, with {@code /}.
 *
 * <p>A name that Kubernetes accepts stands as it is. Any other, and one too long for a file name,
 * is shortened to safe characters and made unique by a hash after a {@code ~}, which no name of
 * Kubernetes can hold; so no name can lead out of the folder and no two can meet.
 */
final class BundleLayout {
  static final String HEADER = "bundle.json";
  static final String SUMS = "SHA256SUMS";
  static final String WORKLOADS = "workloads.json";
  static final String FINDINGS = "findings.json";
  static final String VOLUMES = "volumes/";
  static final String CLASSES = "classes/";
  static final String DRIVERS = "drivers/";
  private static final String UNCLAIMED = "_unclaimed";

  /** A file name may have 255 bytes, ".json" and those of a temporary name included. */
  private static final int LONGEST = 200;

  private static final Pattern CONTENT =
      Pattern.compile(
          "(volumes/NAME/NAME|classes/NAME|drivers/NAME|workloads|findings)\\.json"
              .replace("NAME", "[a-z0-9_][a-z0-9._~-]*"));

  private BundleLayout() {}

  /** Where a volume stands: under its claim, or among the unclaimed when it has none. */
  static String pathOf(Volume volume) {
    return volume
        .claim()
        .map(claim -> claimPath(claim.namespace(), claim.name()))
        .orElseGet(() -> unclaimedPath(volume.name()));
  }

  static String claimPath(String namespace, String name) {
    return VOLUMES + fileName(namespace) + "/" + fileName(name) + ".json";
  }

  static String unclaimedPath(String volume) {
    return VOLUMES + UNCLAIMED + "/" + fileName(volume) + ".json";
  }

  static String pathOf(String folder, KubeObject object) {
    return folder + fileName(object.name()) + ".json";
  }

  /** Whether a file of that path may be listed in {@value #SUMS}. */
  static boolean isContent(String path) {
    return CONTENT.matcher(path).matches();
  }

  static String fileName(String name) {
    if (DnsName.isSubdomain(name) && name.length() <= LONGEST) {
      return name;
    }
    String safe = name.replaceAll("[^a-z0-9-]", "_");
    String start = safe.substring(0, Math.min(safe.length(), LONGEST / 2));
    return "_" + start + "~" + Sha256.of(name).substring(0, 16);
  }
}
