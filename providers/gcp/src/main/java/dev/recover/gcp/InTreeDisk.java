// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.spi.VolumeZones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The disk of an in-tree {@code gcePersistentDisk} volume: a name, and zones in the labels.
 *
 * @param zones as the labels say, the beta one first; else the one zone of the node affinity
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/csi-translation-lib/plugins/gce_pd.go">
 *     gce_pd.go</a>
 */
record InTreeDisk(String name, List<String> zones) {
  static final FieldPath NAME = FieldPath.of("spec", "gcePersistentDisk", "pdName");
  private static final FieldPath SOURCE = FieldPath.of("spec", "gcePersistentDisk");
  private static final FieldPath MODES = FieldPath.of("spec", "accessModes");

  static Optional<InTreeDisk> of(KubeObject volume) {
    return volume
        .text("spec", "gcePersistentDisk", "pdName")
        .filter(name -> !name.isEmpty())
        .map(name -> new InTreeDisk(name, zonesOf(volume)));
  }

  private static List<String> zonesOf(KubeObject volume) {
    for (String label : List.of(VolumeZones.BETA_ZONE, VolumeZones.ZONE)) {
      List<String> zones = VolumeZones.ofLabel(volume.labels().getOrDefault(label, ""));
      if (!zones.isEmpty()) {
        return zones;
      }
    }
    // Only a label tells a regional disk; two zones of an affinity are where pods may run.
    List<String> affinity = VolumeZones.of(volume);
    return affinity.size() == 1 ? affinity : List.of();
  }

  /** Its handle as the driver spells it; the project is never known. */
  PdHandle handle() {
    return PdHandle.inZones(PdHandle.UNSPECIFIED, zones, name);
  }

  /** An in-tree volume in other zones: affinity, and labels, of which the driver reads the zone. */
  static KubeObject placed(KubeObject volume, List<String> zones, String region) {
    KubeObject labelled =
        zones.isEmpty() || volume.labels().containsKey(VolumeZones.BETA_ZONE)
            ? volume
            : volume
                .with(FieldPath.label(VolumeZones.ZONE), String.join(VolumeZones.BETWEEN, zones))
                .with(FieldPath.label(VolumeZones.REGION), region);
    return VolumeZones.place(labelled, VolumeZones.ZONE, zones, region);
  }

  KubeObject toCsi(KubeObject volume) {
    if (zones.size() > 1 && PdHandle.regionOf(zones).isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.SOURCE_UNSUPPORTED,
              volume.name(),
              "the zones " + String.join(", ", zones) + " are not zones of one region",
              "a regional disk has two zones of one region, and only its label says which",
              "correct the label topology.kubernetes.io/zone of the volume in the input"));
    }
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("driver", PdTranslator.DRIVER);
    source.put("volumeHandle", handle().toString());
    volume.at(SOURCE.then("fsType")).ifPresent(type -> source.put("fsType", type));
    volume.at(SOURCE.then("readOnly")).ifPresent(only -> source.put("readOnly", only));
    String partition =
        volume
            .at(SOURCE.then("partition"))
            .map(String::valueOf)
            .filter(p -> !p.equals("0"))
            .orElse("");
    source.put("volumeAttributes", Map.of("partition", partition));
    KubeObject translated = volume.without(SOURCE).with(FieldPath.of("spec", "csi"), source);
    return VolumeZones.toCsi(translated.with(MODES, modes(volume)), PdTranslator.ZONE_KEY);
  }

  /** Many writers were never possible, and went unchecked; the driver refuses what is not. */
  private static List<String> modes(KubeObject volume) {
    List<String> modes = volume.textList("spec", "accessModes");
    boolean readers = !modes.isEmpty() && modes.stream().allMatch("ReadOnlyMany"::equals);
    boolean once = modes.equals(List.of("ReadWriteOncePod"));
    return once ? modes : List.of(readers ? "ReadOnlyMany" : "ReadWriteOnce");
  }
}
