// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.Workload;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bundle, for people and for scripts. */
public final class BundleView {
  private final Bundle bundle;
  private final Disks disks;

  public BundleView(Bundle bundle, Disks disks) {
    this.bundle = bundle;
    this.disks = disks;
  }

  /** Kind {@code Bundle}: cluster, digest, volumes, workloads, findings. */
  public Map<String, Object> document() {
    BundleHeader header = bundle.header();
    Map<String, Object> document = Format.document("Bundle");
    document.put("digest", bundle.digest());
    document.put("capturedAt", header.capturedAt());
    document.put(
        "cluster",
        Map.of(
            "name",
            header.clusterName(),
            "uid",
            header.clusterUid(),
            "version",
            header.clusterVersion()));
    document.put("volumes", bundle.volumes().stream().map(this::row).toList());
    document.put("workloads", bundle.workloads().stream().map(BundleView::workload).toList());
    document.put("findings", bundle.findings().stream().map(Diagnostic::toTree).toList());
    return document;
  }

  private Map<String, Object> row(Volume volume) {
    Optional<KubeObject> pv = volume.volume();
    Optional<DiskId> disk = pv.flatMap(disks::diskOf);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("namespace", volume.claimName().map(ClaimName::namespace).orElse(""));
    row.put("claim", volume.claimName().map(ClaimName::name).orElse(""));
    row.put("volume", volume.name());
    row.put("driver", disk.map(DiskId::driver).orElse(""));
    row.put("handle", disk.map(DiskId::handle).orElse(""));
    row.put("capacity", pv.flatMap(v -> v.text("spec", "capacity", "storage")).orElse(""));
    row.put("storageClass", pv.or(volume::claim).flatMap(Volume::storageClass).orElse(""));
    row.put(
        "reclaimPolicy",
        pv.flatMap(v -> v.text("spec", "persistentVolumeReclaimPolicy")).orElse(""));
    row.put("captured", captured(volume));
    return row;
  }

  private static String captured(Volume volume) {
    if (volume.volume().isEmpty()) {
      return "claim-only";
    }
    return volume.claim().isEmpty() ? "volume-only" : "pair";
  }

  private static Map<String, Object> workload(Workload workload) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", workload.kind());
    row.put("namespace", workload.namespace());
    row.put("name", workload.name());
    workload.replicas().ifPresent(replicas -> row.put("replicas", replicas));
    row.put("claims", workload.claims().stream().map(ClaimName::name).toList());
    return row;
  }

  /** The same as a table, or one name a line. */
  public String text(Format format) {
    List<Map<String, Object>> rows = bundle.volumes().stream().map(this::row).toList();
    if (format == Format.NAME) {
      return Printable.lines(bundle.volumes().stream().map(Volume::label).toList());
    }
    boolean wide = format == Format.WIDE;
    String[] columns =
        wide
            ? new String[] {
              "namespace",
              "claim",
              "volume",
              "driver",
              "handle",
              "capacity",
              "storageClass",
              "reclaimPolicy",
              "captured"
            }
            : new String[] {"namespace", "claim", "volume", "handle", "capacity", "reclaimPolicy"};
    return Rows.table(rows, columns);
  }
}
