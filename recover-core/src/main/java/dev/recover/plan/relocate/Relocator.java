// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.relocate;

import dev.recover.bundle.FieldDiff;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Severity;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.plan.preflight.Copying;
import dev.recover.spi.Destination;
import dev.recover.spi.Disks;
import dev.recover.spi.Relocation;
import dev.recover.spi.VolumeTranslator;
import dev.recover.transform.Action;
import dev.recover.transform.Explanation;
import dev.recover.transform.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts copies in the place of disks that are not where they should be.
 *
 * <p>Pure. A disk that is at the destination already stays; what cannot be copied is refused, and
 * keeps no other volume from the plan.
 */
public final class Relocator {
  /** The rule id of its edits. */
  public static final String RULE = "relocate-disk";

  /** What {@code recover explain relocate-disk} prints. */
  public static final Explanation EXPLANATION =
      Explanation.of(RULE, Scope.VOLUME, Action.CONDITIONAL, "names the copy that the plan makes")
          .what(
              """
              `plan relocate` makes a copy of the disk at the destination, by a snapshot. The
              PersistentVolume names that copy: its node affinity is that of the destination, and its
              handle stands open as $(copy:NAMESPACE/CLAIM) until the cloud has made the disk. An
              in-tree source becomes one of its CSI driver.
              """)
          .why(
              """
              A zonal disk can be attached in its zone only, and drivers attach disks of their own
              account or project only. The disk itself is never touched: until the copy is proven,
              and after that, it is there as it was.
              """)
          .source("https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity")
          .example(
              "spec: {csi: {volumeHandle: vol-0a1b2c3d}}",
              "spec: {csi: {volumeHandle: $(copy:db/data-0)}}");

  private static final FieldPath HANDLE = FieldPath.of("spec", "csi", "volumeHandle");

  private final CloudSide clouds;
  private final Disks disks;
  private final Map<DiskId, Copying> copies = new HashMap<>();

  public Relocator(CloudSide clouds, Disks disks) {
    this.clouds = clouds;
    this.disks = disks;
  }

  /** What planning knows of the clouds with the copies that were planned so far. */
  public CloudSide clouds() {
    return copies.isEmpty() ? clouds : clouds.copying(copies);
  }

  /** Returns the volume with the disk that it is to have. */
  public Relocated relocate(Volume captured) {
    Optional<Destination> to = clouds.wishes().destination(captured);
    if (to.isEmpty()) {
      return Relocated.unchanged(captured);
    }
    Optional<DiskId> id = captured.volume().flatMap(disks::diskOf);
    if (id.isEmpty() || captured.claim().isEmpty()) {
      return Relocated.unchanged(captured);
    }
    Optional<Disk> disk = clouds.disk(id.get());
    if (disk.isEmpty()) {
      return Relocated.refused(
          captured, List.of(Copyable.unseen(captured.label(), id.get(), clouds)));
    }
    try {
      return copied(captured, disk.get(), to.get());
    } catch (DiagnosticException e) {
      return Relocated.refused(
          captured,
          e.diagnostics().stream().map(said -> said.withSubject(captured.label())).toList());
    }
  }

  private Relocated copied(Volume captured, Disk disk, Destination to) {
    Optional<VolumeTranslator> translator =
        disks.ofDriver(disk.id().driver()).map(provider -> provider.translator());
    Optional<Relocation> way = translator.flatMap(known -> known.relocate(disk, to));
    if (way.isEmpty()) {
      return Relocated.refused(captured, List.of(noWay(captured, disk)));
    }
    if (isThere(disk, way.get().copy())) {
      return Relocated.unchanged(captured);
    }
    List<Diagnostic> said = new ArrayList<>(Copyable.check(captured.label(), disk));
    KubeObject before = captured.volume().orElseThrow();
    Optional<KubeObject> pointed =
        translator
            .flatMap(known -> known.pointAt(disks.toCsi(before).orElse(before), way.get().copy()))
            .filter(volume -> volume.at(HANDLE).isPresent())
            .map(volume -> volume.with(HANDLE, Copying.handle(captured.label())));
    if (pointed.isEmpty()) {
      said.add(noWay(captured, disk));
    }
    if (said.stream().anyMatch(one -> one.severity() == Severity.ERROR)) {
      return Relocated.refused(captured, said);
    }
    KubeObject after = pointed.orElseThrow();
    DiskId copy = disks.diskOf(after).orElseThrow();
    copies.put(copy, new Copying(captured.label(), disk, way.get(), way.get().copy().withId(copy)));
    return new Relocated(
        Volume.of(after, captured.claim().orElseThrow()), edits(before, after, disk), said);
  }

  private static boolean isThere(Disk disk, Disk copy) {
    return disk.scope().account().equals(copy.scope().account())
        && disk.zones().equals(copy.zones());
  }

  private static List<Edit> edits(KubeObject before, KubeObject after, Disk disk) {
    return FieldDiff.between(before, after).stream()
        .map(
            diff ->
                new Edit(
                    after.ref(),
                    diff.path(),
                    diff.before(),
                    diff.after(),
                    RULE,
                    "it gets a copy of disk " + disk.id().handle()))
        .toList();
  }

  private static Diagnostic noWay(Volume captured, Disk disk) {
    return Diagnostic.error(
        Code.SOURCE_UNSUPPORTED,
        captured.label(),
        "disk " + disk.id().handle() + " cannot be copied from here",
        "the provider of driver " + disk.id().driver() + " makes no copies for such a volume",
        "copy its data by other means, or leave this volume out");
  }
}
