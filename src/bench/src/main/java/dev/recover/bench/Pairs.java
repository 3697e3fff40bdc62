// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of PersistentVolume and claim in one namespace, as they are captured: bound, with a uid and
 * everything else that a server adds.
 */
record Pairs(String namespace, List<Volume> captured) {
  static Pairs of(String namespace, int count) {
    List<Volume> volumes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      volumes.add(captured(namespace, i));
    }
    return new Pairs(namespace, volumes);
  }

  int size() {
    return captured.size();
  }

  static Volume captured(String namespace, int number) {
    String claim = String.format("data-%05d", number);
    String name = namespace + "-" + claim;
    String uid = String.format("00000000-0000-4000-8000-%012d", number);
    KubeObject volume =
        volume(namespace, claim)
            .claimUid(uid)
            .annotation("pv.kubernetes.io/provisioned-by", RealCluster.DRIVER)
            .finalizer("kubernetes.io/pv-protection")
            .set("100", "metadata", "resourceVersion")
            .set("2026-01-01T00:00:00Z", "metadata", "creationTimestamp")
            .set("Bound", "status", "phase")
            .build();
    KubeObject bound =
        claim(namespace, claim)
            .annotation("pv.kubernetes.io/bind-completed", "yes")
            .finalizer("kubernetes.io/pvc-protection")
            .set(uid, "metadata", "uid")
            .set("101", "metadata", "resourceVersion")
            .set("2026-01-01T00:00:00Z", "metadata", "creationTimestamp")
            .set("Bound", "status", "phase")
            .build();
    return Volume.of(volume.with(dev.recover.model.FieldPath.of("metadata", "name"), name), bound);
  }

  private static ObjectBuilders.VolumeBuilder volume(String namespace, String claim) {
    return ObjectBuilders.volume(namespace + "-" + claim)
        .disk(RealCluster.DRIVER, "dir-" + namespace + "-" + claim)
        .storageClass(RealCluster.RETAIN_CLASS)
        .label("app", "redis")
        .reservedFor(namespace, claim);
  }

  private static ObjectBuilders.ClaimBuilder claim(String namespace, String claim) {
    return ObjectBuilders.claim(namespace, claim)
        .storageClass(RealCluster.RETAIN_CLASS)
        .label("app", "redis")
        .volume(namespace + "-" + claim);
  }

  /** The PersistentVolumes, each reserved for its claim by name, ready to be created. */
  List<KubeObject> readyVolumes() {
    return captured.stream().map(pair -> volume(namespace, claimOf(pair)).build()).toList();
  }

  /** The claims, each naming its volume, ready to be created. */
  List<KubeObject> readyClaims() {
    return captured.stream().map(pair -> claim(namespace, claimOf(pair)).build()).toList();
  }

  private static String claimOf(Volume pair) {
    return pair.claimName().orElseThrow().name();
  }

  Bundle bundle() {
    BundleHeader header =
        new BundleHeader(
            BundleHeader.FORMAT_VERSION,
            "bench",
            "lost",
            "11111111-1111-4111-8111-111111111111",
            "v1.36.3",
            "2026-01-01T00:00:00Z",
            CaptureRequest.EVERYTHING);
    return new Bundle(
        header,
        "sha256:" + "0".repeat(64),
        captured,
        List.of(
            ObjectBuilders.storageClass(RealCluster.RETAIN_CLASS, RealCluster.DRIVER)
                .policy("Retain")
                .build()),
        List.of(ObjectBuilders.driver(RealCluster.DRIVER)),
        List.of(),
        List.of());
  }
}
