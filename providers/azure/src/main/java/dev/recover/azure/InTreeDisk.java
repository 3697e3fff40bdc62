// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.OneLine;
import dev.recover.spi.CsiSource;
import dev.recover.spi.VolumeZones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The in-tree source {@code azureDisk}.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/csi-translation-lib/plugins/azure_disk.go">
 *     azure_disk.go</a>
 */
final class InTreeDisk {
  static final String FIELD = "azureDisk";
  private static final FieldPath TERMS =
      FieldPath.of("spec", "nodeAffinity", "required", "nodeSelectorTerms");

  private InTreeDisk() {}

  /** A blob that is no managed disk is a disk too, of the plug-in. */
  static Optional<DiskId> idOf(KubeObject volume) {
    return uri(volume)
        .map(
            uri ->
                ManagedDiskId.parse(uri).isPresent()
                    ? AzureTranslator.disk(uri)
                    : new DiskId(AzureProvider.IN_TREE_DISK, uri));
  }

  static Optional<KubeObject> toCsi(KubeObject volume) {
    if (volume.at("spec", FIELD).isEmpty()) {
      return Optional.empty();
    }
    ManagedDiskId disk =
        uri(volume).flatMap(ManagedDiskId::parse).orElseThrow(() -> unmanaged(volume));
    // The API server gives a source without a kind the kind Shared, so only a file has none.
    String kind = volume.text("spec", FIELD, "kind").orElse("Managed");
    if (!kind.equalsIgnoreCase("Managed")) {
      throw unmanaged(volume);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("kind", "managed");
    volume
        .text("spec", FIELD, "cachingMode")
        .ifPresent(mode -> attributes.put("cachingmode", mode));
    volume.text("spec", FIELD, "fsType").ifPresent(type -> attributes.put("fstype", type));
    DiskId id = new DiskId(AzureProvider.DISK, disk.handle());
    KubeObject csi = CsiSource.replacing(volume, FIELD, id, attributes);
    return Optional.of(withoutFaultDomains(VolumeZones.toCsi(csi, AzureTranslator.ZONE)));
  }

  private static Optional<String> uri(KubeObject volume) {
    return volume.text("spec", FIELD, "diskURI").filter(uri -> !uri.isEmpty());
  }

  /** In-tree volumes outside of zones name a fault domain, 0 to 2, where the driver has "". */
  private static KubeObject withoutFaultDomains(KubeObject volume) {
    List<Object> terms = new ArrayList<>();
    for (Object term : volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms")) {
      KubeObject tree = KubeObject.ofFrozen(Json.asMap((Map<?, ?>) term));
      List<Object> requirements = new ArrayList<>();
      tree.list("matchExpressions").forEach(item -> requirements.add(withoutFaultDomain(item)));
      terms.add(
          requirements.isEmpty()
              ? term
              : tree.with(FieldPath.of("matchExpressions"), requirements).tree());
    }
    return terms.isEmpty() ? volume : volume.with(TERMS, terms);
  }

  private static Object withoutFaultDomain(Object requirement) {
    if (!(requirement instanceof Map<?, ?> map)
        || !AzureTranslator.ZONE.equals(map.get("key"))
        || !(map.get("values") instanceof List<?> values)) {
      return requirement;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Json.asMap(map));
    copy.put(
        "values",
        values.stream()
            .map(value -> String.valueOf(value).matches("[0-9]+") ? "" : value)
            .distinct()
            .toList());
    return copy;
  }

  private static DiagnosticException unmanaged(KubeObject volume) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.CSI_UNTRANSLATABLE,
            volume.name(),
            "PersistentVolume " + volume.name() + " is on an Azure disk that is not managed",
            "its kind is "
                + OneLine.of(volume.text("spec", FIELD, "kind").orElse("not said"))
                + " and its diskURI "
                + OneLine.of(uri(volume).orElse("\"\""))
                + "; the driver "
                + AzureProvider.DISK
                + " takes managed disks only",
            "make a managed disk from the blob (`az disk create --source URI`) and adopt that"));
  }
}
