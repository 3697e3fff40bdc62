// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a claim that has the wanted name already means.
 *
 * <p>One that names our PersistentVolume and is not bound yet is what we would have made. Any other
 * has, or may get at any moment, a disk that is not the captured one.
 */
final class ExistingClaim {
  private static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

  private final Target target;

  ExistingClaim(Target target) {
    this.target = target;
  }

  Standing.OfClaim decide(Candidate candidate, Findings findings) {
    Optional<KubeObject> found = target.claim(candidate.name());
    if (found.isEmpty()) {
      return Standing.OfClaim.ABSENT;
    }
    KubeObject live = found.get();
    if (live.terminating()) {
      findings.add(terminating(candidate, live));
      return Standing.OfClaim.FOREIGN;
    }
    String names = live.text("spec", "volumeName").orElse("");
    if (!names.equals(candidate.volume().name())) {
      findings.add(names.isEmpty() ? unbound(candidate) : otherVolume(candidate, live, names));
      return Standing.OfClaim.FOREIGN;
    }
    if (!live.annotations().containsKey(BIND_COMPLETED)) {
      return Standing.OfClaim.WAITING;
    }
    boolean mutual =
        target
            .volume(names)
            .flatMap(volume -> volume.text("spec", "claimRef", "uid"))
            .filter(uid -> live.uid().equals(Optional.of(uid)))
            .isPresent();
    if (!mutual) {
      findings.add(lost(candidate));
      return Standing.OfClaim.FOREIGN;
    }
    return Standing.OfClaim.BOUND;
  }

  private Diagnostic terminating(Candidate candidate, KubeObject live) {
    String volume = live.text("spec", "volumeName").orElse("");
    String policy = target.volume(volume).map(ExistingVolume::policy).orElse("");
    String first =
        policy.equals("Delete")
            ? "its volume "
                + volume
                + " has policy Delete: run `recover protect` on it at once, before anything else; "
            : "";
    return candidate.error(
        Code.CLAIM_TERMINATING,
        "a claim of that name is being deleted",
        "a deletion cannot be taken back, and the name is taken until it is over",
        first + "stop the pods that use it, wait until it is gone, and plan again");
  }

  private Diagnostic lost(Candidate candidate) {
    return candidate.error(
        Code.CLAIM_EXISTS,
        "a claim of that name exists and is Lost",
        "it carries "
            + BIND_COMPLETED
            + ", so Kubernetes takes it for bound once and never binds it again; a saved manifest"
            + " that was applied as it was ends so",
        "take the mark away with `kubectl annotate pvc -n "
            + candidate.name().namespace()
            + " "
            + candidate.name().name()
            + " "
            + BIND_COMPLETED
            + "-`, and plan again; or delete the claim, which has no disk");
  }

  private Diagnostic unbound(Candidate candidate) {
    return candidate.error(
        Code.CLAIM_EXISTS,
        "a claim of that name exists and asks for a new, empty disk",
        "it names no PersistentVolume, so its class may provision one at any moment",
        stop(candidate) + delete(candidate) + ", and plan again");
  }

  private Diagnostic otherVolume(Candidate candidate, KubeObject live, String names) {
    Optional<KubeObject> volume = target.volume(names);
    List<String> details = new ArrayList<>();
    target
        .disks()
        .diskOf(names)
        .ifPresent(disk -> details.add("there     " + names + ", disk " + disk));
    details.add("wanted    " + candidate.volume().name() + ", disk " + candidate.disk());
    if (live.uid().map(uid -> names.equals("pvc-" + uid)).orElse(false)) {
      return inPlace(candidate, live, names).withDetails(details);
    }
    boolean sameDisk = target.disks().diskOf(names).equals(Optional.<DiskId>of(candidate.disk()));
    return candidate
        .error(
            Code.CLAIM_EXISTS,
            "a claim of that name exists and names PersistentVolume " + names,
            sameDisk
                ? "that PersistentVolume has our disk under another name"
                : volume.isPresent()
                    ? "a claim cannot change its volume"
                    : "that PersistentVolume does not exist, and a claim cannot change its volume",
            sameDisk
                ? "nothing is to be done if that pair is the one you want; else "
                    + delete(candidate)
                    + " (policy Retain first)"
                : "restore under another name with `--map-name`, or " + delete(candidate))
        .withDetails(details);
  }

  private Diagnostic inPlace(Candidate candidate, KubeObject live, String names) {
    String policy = target.volume(names).map(ExistingVolume::policy).orElse("unknown");
    return candidate.error(
        Code.CLAIM_EXISTS,
        "a claim of that name exists and holds an empty disk provisioned in place of ours",
        "PersistentVolume "
            + names
            + " was made for this very claim"
            + live.text("metadata", "creationTimestamp").map(time -> " after " + time).orElse("")
            + "; it is not the captured disk",
        "if nothing worth keeping was written to it since: "
            + stop(candidate)
            + delete(candidate)
            + " (that volume's policy is "
            + policy
            + "), and plan again");
  }

  private String stop(Candidate candidate) {
    return target
        .makers()
        .makerOf(candidate.name())
        .map(
            set ->
                "stop what makes it with `kubectl scale statefulset -n "
                    + set.namespace()
                    + " "
                    + set.name()
                    + " --replicas=0`, then ")
        .orElse("");
  }

  private static String delete(Candidate candidate) {
    return "delete it with `kubectl delete pvc -n "
        + candidate.name().namespace()
        + " "
        + candidate.name().name()
        + "`";
  }
}
