// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.Comparator;
import java.util.List;

/**
 * What was captured of a cluster, as one value; every list is in one total order.
 *
 * @param digest {@code sha256:...} of the bundle as it was written, "" for one that never was
 * @param volumes by claim, then those without a claim by name
 * @param storageClasses those that the volumes name, by name
 * @param csiDrivers those that the volumes name, by name
 * @param workloads what mounts the claims
 * @param findings what the capture has to say about them
 */
public record Bundle(
    BundleHeader header,
    String digest,
    List<Volume> volumes,
    List<KubeObject> storageClasses,
    List<KubeObject> csiDrivers,
    List<Workload> workloads,
    List<Diagnostic> findings) {
  /** The order of volumes in every file and listing. */
  public static final Comparator<Volume> BY_CLAIM =
      Comparator.comparing((Volume volume) -> volume.claimName().isEmpty())
          .thenComparing(volume -> volume.claimName().map(Object::toString).orElse(""))
          .thenComparing(Volume::name);

  private static final Comparator<KubeObject> BY_NAME = Comparator.comparing(KubeObject::name);

  public Bundle {
    volumes = volumes.stream().sorted(BY_CLAIM).toList();
    storageClasses = storageClasses.stream().sorted(BY_NAME).toList();
    csiDrivers = csiDrivers.stream().sorted(BY_NAME).toList();
    workloads = workloads.stream().sorted().toList();
    findings = findings.stream().sorted().toList();
  }

  public Bundle withDigest(String other) {
    return new Bundle(header, other, volumes, storageClasses, csiDrivers, workloads, findings);
  }
}
