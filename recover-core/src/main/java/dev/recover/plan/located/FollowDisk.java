// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.bundle.FieldDiff;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.locate.HintedDisk;
import dev.recover.model.DiskId;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import dev.recover.spi.VolumeTranslator;
import dev.recover.transform.Action;
import dev.recover.transform.Explanation;
import dev.recover.transform.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Points a captured PersistentVolume at the place where its disk is now. */
public final class FollowDisk {
  /** The rule id of its edits. */
  public static final String RULE = "follow-disk";

  /** What {@code recover explain follow-disk} prints. */
  public static final Explanation EXPLANATION =
      Explanation.of(RULE, Scope.VOLUME, Action.CONDITIONAL, "names the place where the disk is")
          .what(
              """
              Where the disk of a captured volume was found under another handle (another zone or
              project, or a handle with UNSPECIFIED parts), the handle and the node affinity become
              those of the disk that was found. The reason of the edit is the evidence.
              """)
          .why(
              """
              The source of a PersistentVolume and its node affinity cannot be changed once it is
              made; with the old handle the driver attaches nothing, or another disk.
              """)
          .source(
              "https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go"
                  + " ValidatePersistentVolumeUpdate")
          .example(
              "spec: {csi: {volumeHandle: projects/UNSPECIFIED/zones/us-east1-b/disks/d}}",
              "spec: {csi: {volumeHandle: projects/shop/zones/us-east1-b/disks/d}}");

  private final Disks disks;

  FollowDisk(Disks disks) {
    this.disks = disks;
  }

  /** Returns the PersistentVolume with the disk behind it; empty when that cannot be written. */
  Optional<KubeObject> point(KubeObject volume, HintedDisk disk) {
    if (disks.diskOf(volume).equals(Optional.of(disk.id()))) {
      return Optional.of(volume);
    }
    Optional<VolumeTranslator> translator =
        disks.provider(disk.provider()).map(provider -> provider.translator());
    return translator
        .flatMap(known -> known.pointAt(volume, disk.disk()))
        .or(
            () ->
                translator.flatMap(
                    known -> known.toCsi(volume).flatMap(csi -> known.pointAt(csi, disk.disk()))))
        .filter(pointed -> disks.diskOf(pointed).equals(Optional.of(disk.id())));
  }

  /** The changes, each with the evidence as its reason. */
  static List<Edit> edits(KubeObject before, KubeObject after, String evidence) {
    return FieldDiff.between(before, after).stream()
        .map(
            diff -> new Edit(after.ref(), diff.path(), diff.before(), diff.after(), RULE, evidence))
        .toList();
  }

  /** Says that no PersistentVolume names that disk, whatever is changed. */
  static Diagnostic impossible(Volume captured, DiskId there) {
    return Diagnostic.error(
        Code.SOURCE_UNSUPPORTED,
        captured.label(),
        "the disk is now " + there + ", and the volume cannot be pointed at it",
        "its provider does not rewrite volumes of this kind",
        "rewrite the volume by hand and capture again from the file");
  }

  /** An error when the disk is smaller than the PersistentVolume says. */
  static Optional<Diagnostic> tooSmall(Volume captured, HintedDisk disk) {
    long bytes = disk.disk().sizeBytes();
    Optional<String> text =
        captured.volume().flatMap(v -> v.at("spec", "capacity", "storage")).map(String::valueOf);
    try {
      return text.map(Quantity::parse)
          .filter(size -> bytes > 0 && size.amount().compareTo(BigDecimal.valueOf(bytes)) > 0)
          .map(
              size ->
                  Diagnostic.error(
                      Code.CAPACITY_SHORT,
                      captured.label(),
                      "the volume had "
                          + size
                          + " and disk "
                          + disk.id().handle()
                          + " has fewer bytes",
                      "a disk does not shrink: this is another one, or the bundle is wrong",
                      "look at it with `recover disks why`, and name the right disk in a mapping"
                          + " file"));
    } catch (UnreadableException unreadable) {
      return Optional.empty();
    }
  }
}
