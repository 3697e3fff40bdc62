// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;

/**
 * Whether claim and PersistentVolume fit: size, access modes, volumeMode, class and
 * VolumeAttributesClass.
 *
 * <p>Kubernetes looks at none of these when both sides name each other.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/volume/persistentvolume/pv_controller.go">
 *     pv_controller.go, checkVolumeSatisfyClaim</a>
 */
final class FitCheck implements VolumeCheck {
  private static final String UNCHECKED =
      "Kubernetes binds two objects that name each other without looking";

  @Override
  public void check(Pair pair, Target target, Findings findings) {
    size(pair, findings);
    accessModes(pair, findings);
    same(
        pair,
        findings,
        Code.VOLUME_MODES_DIFFER,
        "volumeMode",
        pair.volume().text("spec", "volumeMode").orElse("Filesystem"),
        pair.claim().text("spec", "volumeMode").orElse("Filesystem"));
    same(
        pair,
        findings,
        Code.CLASSES_DIFFER,
        "storage class",
        Volume.storageClass(pair.volume()).orElse(""),
        Volume.storageClass(pair.claim()).orElse(""));
    same(
        pair,
        findings,
        Code.ATTRIBUTES_DIFFER,
        "VolumeAttributesClass",
        pair.volume().text("spec", "volumeAttributesClassName").orElse(""),
        pair.claim().text("spec", "volumeAttributesClassName").orElse(""));
  }

  private static void size(Pair pair, Findings findings) {
    Optional<Quantity> capacity =
        quantity(pair, "PersistentVolume", capacityText(pair.volume()), findings);
    Optional<Quantity> request = quantity(pair, "claim", requestText(pair.claim()), findings);
    if (capacity.isPresent()
        && request.isPresent()
        && request.get().compareTo(capacity.get()) > 0) {
      findings.add(
          pair.candidate()
              .error(
                  Code.CAPACITY_SHORT,
                  "the claim asks for "
                      + request.get()
                      + " and the PersistentVolume has "
                      + capacity.get(),
                  UNCHECKED + ", and the resizer would then try to grow the disk",
                  "bind it and let it grow with `--allow CAPACITY_SHORT`, or capture again with the"
                      + " size the disk has"));
    }
  }

  private static Optional<Quantity> quantity(
      Pair pair, String what, String text, Findings findings) {
    try {
      Quantity quantity = Quantity.parse(text);
      if (quantity.amount().signum() > 0) {
        return Optional.of(quantity);
      }
    } catch (UnreadableException e) {
      // Said below, in the words that fit here.
    }
    if (!findings.has(Code.QUANTITY_INVALID)) {
      findings.add(
          pair.candidate()
              .error(
                  Code.QUANTITY_INVALID,
                  "the size of the " + what + " is \"" + text + "\"",
                  "a size is a positive quantity such as 5Gi, 500Mi or 5e9",
                  "correct it in the source of the capture and capture again"));
    }
    return Optional.empty();
  }

  private static void accessModes(Pair pair, Findings findings) {
    List<String> has = pair.volume().textList("spec", "accessModes");
    List<String> wants = pair.claim().textList("spec", "accessModes");
    if (wants.isEmpty() || !has.containsAll(wants)) {
      findings.add(
          pair.candidate()
              .error(
                  Code.ACCESS_MODES_DIFFER,
                  "the claim asks for " + wants + " and the PersistentVolume offers " + has,
                  UNCHECKED + ", and a pod could then be refused the volume",
                  "correct the access modes in the source of the capture, or go on with `--allow"
                      + " ACCESS_MODES_DIFFER`"));
    }
  }

  private static void same(
      Pair pair, Findings findings, Code code, String what, String volume, String claim) {
    if (!volume.equals(claim)) {
      findings.add(
          pair.candidate()
              .error(
                  code,
                  "claim and PersistentVolume differ in " + what,
                  UNCHECKED,
                  code == Code.CLASSES_DIFFER
                      ? "give both one class with `--set-class CLASS`"
                      : "correct one of the two in the source of the capture and capture again")
              .withDetails(List.of("volume    \"" + volume + "\"", "claim     \"" + claim + "\"")));
    }
  }

  static String capacityText(KubeObject volume) {
    return volume.at("spec", "capacity", "storage").map(String::valueOf).orElse("");
  }

  static String requestText(KubeObject claim) {
    return claim.at("spec", "resources", "requests", "storage").map(String::valueOf).orElse("");
  }
}
