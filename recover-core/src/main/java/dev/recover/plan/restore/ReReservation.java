// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.Step;
import dev.recover.spi.Preconditions;
import dev.recover.transform.Action;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rewritten;
import dev.recover.transform.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The patch that turns a PersistentVolume that no live claim has into one reserved for ours.
 *
 * <p>It removes the uid and resourceVersion of claimRef and never claimRef itself, which would free
 * the disk for any claim; it sets Retain, and the class where a mapping changed it.
 */
public final class ReReservation {
  /** The rule id of its edits. */
  static final String RULE = "re-reserve";

  /** What {@code recover explain re-reserve} prints. */
  public static final Explanation EXPLANATION =
      Explanation.of(RULE, Scope.VOLUME, Action.REWRITE, "reserves a released volume again")
          .what(
              """
              Of a PersistentVolume that is in the target with the disk and that no live claim has,
              the uid and resourceVersion of claimRef are removed and its policy becomes Retain.
              """)
          .why(
              """
              With the uid of a claim that is gone it stays Released and no claim binds to it.
              Without claimRef any claim could take the disk; from a Bound volume the same patch
              would make the claim Lost.
              """)
          .source(
              "https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/volume/persistentvolume/pv_controller.go"
                  + " syncVolume")
          .example(
              """
              spec:
                claimRef: {namespace: db, name: data-0, uid: gone, resourceVersion: "7"}
                persistentVolumeReclaimPolicy: Delete
              """,
              """
              spec:
                claimRef: {namespace: db, name: data-0}
                persistentVolumeReclaimPolicy: Retain
              """);

  private static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";
  private static final String BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";

  private ReReservation() {}

  static Map<String, Object> patch(KubeObject live, Candidate candidate) {
    Map<String, Object> claimRef = new LinkedHashMap<>();
    claimRef.put("apiVersion", "v1");
    claimRef.put("kind", "PersistentVolumeClaim");
    claimRef.put("name", candidate.name().name());
    claimRef.put("namespace", candidate.name().namespace());
    claimRef.put("resourceVersion", null);
    claimRef.put("uid", null);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("claimRef", claimRef);
    spec.put("persistentVolumeReclaimPolicy", "Retain");
    String wanted = Volume.storageClass(candidate.volume()).orElse("");
    if (!wanted.equals(Volume.storageClass(live).orElse(""))) {
      spec.put("storageClassName", wanted);
    }
    Map<String, Object> annotations = annotations(live, spec.containsKey("storageClassName"));
    Map<String, Object> patch = new LinkedHashMap<>();
    if (!annotations.isEmpty()) {
      patch.put("metadata", Map.of("annotations", annotations));
    }
    patch.put("spec", spec);
    return patch;
  }

  private static Map<String, Object> annotations(KubeObject live, boolean otherClass) {
    Map<String, String> there = live.annotations();
    Map<String, Object> annotations = new LinkedHashMap<>();
    if (there.containsKey(BOUND_BY_CONTROLLER)) {
      annotations.put(BOUND_BY_CONTROLLER, null);
    }
    if (otherClass && there.containsKey(BETA_CLASS)) {
      annotations.put(BETA_CLASS, null);
    }
    String policy = ExistingVolume.policy(live);
    if (!policy.equals("Retain") && !there.containsKey(Rewritten.ORIGINAL_POLICY)) {
      annotations.put(Rewritten.ORIGINAL_POLICY, policy);
    }
    return annotations;
  }

  static List<Edit> edits(KubeObject live, Candidate candidate) {
    return MergePatch.edits(
        live,
        patch(live, candidate),
        RULE,
        "the PersistentVolume is there with the disk, and no live claim has it");
  }

  static Step step(KubeObject live, Candidate candidate) {
    return new Step.ReReserveVolume(
        live.ref(), patch(live, candidate), new Preconditions(live.uid(), live.resourceVersion()));
  }
}
