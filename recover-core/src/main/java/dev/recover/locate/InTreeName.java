// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.KubeObject;
import dev.recover.spi.VolumeZones;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name by which a PersistentVolume knows its disk, when it is not the disk's full identity.
 *
 * @param name the disk resource's name
 * @param zones the zones that it may be in, sorted; empty when nothing says
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/csi-translation-lib">csi-translation-lib</a>
 */
public record InTreeName(String name, List<String> zones) {
  private static final List<List<String>> FIELDS =
      List.of(List.of("gcePersistentDisk", "pdName"), List.of("vsphereVolume", "volumePath"));

  /** A handle whose project, and perhaps zone, the in-tree plug-in did not know. */
  private static final Pattern UNSPECIFIED =
      Pattern.compile("projects/UNSPECIFIED/(?:zones|regions)/([^/]+)/disks/([^/]+)");

  public InTreeName {
    zones = zones.stream().sorted().distinct().toList();
  }

  /** Reads it from a PersistentVolume of an in-tree source, or of one migrated to CSI. */
  public static Optional<InTreeName> of(KubeObject volume) {
    for (List<String> field : FIELDS) {
      Optional<String> name = volume.text("spec", field.get(0), field.get(1));
      if (name.isPresent()) {
        return Optional.of(new InTreeName(name.get(), VolumeZones.of(volume)));
      }
    }
    Matcher handle = UNSPECIFIED.matcher(volume.text("spec", "csi", "volumeHandle").orElse(""));
    if (!handle.matches()) {
      return Optional.empty();
    }
    boolean known = !handle.group(1).equals("UNSPECIFIED");
    return Optional.of(
        new InTreeName(handle.group(2), known ? List.of(handle.group(1)) : VolumeZones.of(volume)));
  }
}
