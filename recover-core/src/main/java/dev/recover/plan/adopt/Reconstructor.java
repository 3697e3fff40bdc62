// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.locate.HintedDisk;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskTrait;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.plan.located.Pick;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes claim and PersistentVolume of a disk, or says what is missing for that. */
final class Reconstructor {
  private static final FieldPath MOUNT_OPTIONS = FieldPath.of("spec", "mountOptions");
  private static final FieldPath CAPACITY = FieldPath.of("spec", "capacity", "storage");
  private static final FieldPath REQUEST = FieldPath.of("spec", "resources", "requests", "storage");
  private static final String BLOCK = "Block";

  private final AdoptRequest request;
  private final Disks disks;
  private final AnswerSources sources;
  private final VolumeNames names;

  Reconstructor(AdoptRequest request, Disks disks, DiskIndex held) {
    this.request = request;
    this.disks = disks;
    this.sources = new AnswerSources(request, held);
    this.names = new VolumeNames(request, sources, held);
  }

  Adopted adopt(ClaimName claim, Pick pick) {
    List<Diagnostic> said = new ArrayList<>(pick.diagnostics());
    if (!pick.usable()) {
      return Adopted.blocked(claim, pick, "", said);
    }
    HintedDisk disk = pick.disk().orElseThrow();
    boolean bound =
        sources
            .volume(claim, disk.id())
            .filter(live -> live.text("spec", "claimRef", "uid").isPresent())
            .isPresent();
    if (!bound) {
      said.addAll(Fitness.of(claim.toString(), disk.disk()));
    }
    String name = names.of(claim, disk);
    Answers answers = sources.of(claim, disk.id());
    Missing.of(claim, pick, answers).ifPresent(said::add);
    Optional<Sizes> sizes = sizes(claim, disk.disk(), answers, said);
    if (sizes.isEmpty() || said.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      return Adopted.blocked(claim, pick, name, said);
    }
    return made(claim, pick, name, new Told(answers, sizes.get()), said);
  }

  /**
   * How large the two are.
   *
   * @param capacityFrom where the capacity is known from
   * @param requestFrom who says what the claim asks for
   */
  private record Sizes(
      Quantity capacity, String capacityFrom, Quantity request, String requestFrom) {}

  private record Told(Answers answers, Sizes sizes) {}

  private Adopted made(ClaimName claim, Pick pick, String name, Told told, List<Diagnostic> said) {
    HintedDisk disk = pick.disk().orElseThrow();
    Answers answers = told.answers();
    Reconstruction made = new Reconstruction(name, claim);
    Optional<KubeObject> pointed = pointAt(made.volume(), disk);
    if (pointed.isEmpty()) {
      said.add(unplaceable(claim, disk));
      return Adopted.blocked(claim, pick, name, said);
    }
    made.point(pointed.get(), pick.because(), zones(disk.disk()));
    made.known(CAPACITY, told.sizes().capacity().text(), told.sizes().capacityFrom());
    made.answeredClaim(REQUEST, told.sizes().request().text(), told.sizes().requestFrom());
    Answer<String> mode = answers.volumeMode().orElseThrow();
    made.answered(FieldPath.of("spec", "volumeMode"), mode.value(), mode.from());
    Answer<List<String>> access = answers.accessModes().orElseThrow();
    made.answered(FieldPath.of("spec", "accessModes"), access.value(), access.from());
    Answer<String> storageClass = answers.storageClass().orElseThrow();
    made.answered(
        FieldPath.of("spec", "storageClassName"), storageClass.value(), storageClass.from());
    boolean readOnly = mount(made, answers, mode.value(), storageClass.value());
    sources.template(claim).ifPresent(template -> made.labelClaim(template.labels()));
    return new Adopted(claim, pick, name, Optional.of(made.pair()), made.edits(), said, readOnly);
  }

  /** Sets what only a file system has; returns whether the first mount is made read-only. */
  private boolean mount(Reconstruction made, Answers answers, String mode, String storageClass) {
    if (mode.equals(BLOCK)) {
      return false;
    }
    boolean csi = made.volume().at("spec", "csi").isPresent();
    if (csi) {
      Answer<String> fsType = answers.fsType().orElseThrow();
      made.answeredVolume(FieldPath.of("spec", "csi", "fsType"), fsType.value(), fsType.from());
    }
    List<String> options = sources.classes().mountOptions(storageClass);
    if (csi && answers.mountReadOnly()) {
      List<String> readOnly =
          new ArrayList<>(options.stream().filter(option -> !option.equals("rw")).toList());
      if (!readOnly.contains("ro")) {
        readOnly.add("ro");
      }
      made.mountReadOnly(readOnly);
      return true;
    }
    if (!options.isEmpty()) {
      made.answeredVolume(MOUNT_OPTIONS, options, "StorageClass " + storageClass);
    }
    return false;
  }

  private Optional<KubeObject> pointAt(KubeObject volume, HintedDisk disk) {
    Optional<DiskProviderFactory> provider = disks.provider(disk.provider());
    Optional<KubeObject> pointed =
        provider.flatMap(known -> known.translator().pointAt(volume, disk.disk()));
    if (pointed.isPresent() || !disk.disk().zones().isEmpty()) {
      return pointed;
    }
    KubeObject csi =
        volume
            .with(FieldPath.of("spec", "csi", "driver"), disk.id().driver())
            .with(FieldPath.of("spec", "csi", "volumeHandle"), disk.id().handle());
    return Optional.of(csi).filter(made -> disks.diskOf(made).equals(Optional.of(disk.id())));
  }

  private Optional<Sizes> sizes(
      ClaimName claim, Disk disk, Answers answers, List<Diagnostic> said) {
    Optional<Answer<String>> asked = answers.size();
    try {
      Optional<Quantity> wanted = asked.map(Answer::value).map(Quantity::parse);
      if (disk.sizeBytes() <= 0 && wanted.isEmpty()) {
        said.add(sizeUnknown(claim, disk));
        return Optional.empty();
      }
      String from = asked.map(Answer::from).orElse("");
      if (disk.sizeBytes() <= 0) {
        Quantity size = wanted.orElseThrow();
        return Optional.of(new Sizes(size, "answered by " + from, size, from));
      }
      Quantity capacity = DiskSize.of(disk.sizeBytes());
      if (wanted.filter(size -> size.compareTo(capacity) > 0).isPresent()) {
        said.add(tooSmall(claim, disk, wanted.get(), capacity, from));
        return Optional.of(new Sizes(capacity, "its size", capacity, "the disk's size"));
      }
      return Optional.of(
          new Sizes(
              capacity,
              "its size",
              wanted.orElse(capacity),
              wanted.isPresent() ? from : "the disk's size"));
    } catch (UnreadableException e) {
      said.add(
          Diagnostic.error(
              Code.QUANTITY_INVALID,
              claim.toString(),
              "the size of the claim is \"" + asked.map(Answer::value).orElse("") + "\"",
              "a size is a positive quantity such as 5Gi, 500Mi or 5e9",
              "correct it where it was said: " + asked.map(Answer::from).orElse("")));
      return Optional.empty();
    }
  }

  private Diagnostic tooSmall(
      ClaimName claim, Disk disk, Quantity wanted, Quantity capacity, String from) {
    Diagnostic short_ =
        Diagnostic.error(
            Code.CAPACITY_SHORT,
            claim.toString(),
            "the claim asks for " + wanted + " and disk " + disk.id().handle() + " has " + capacity,
            "so it says: " + from + "; the disk may be another than you think",
            "look at the disk, then say `size` in the mapping file, or go on with the disk's size"
                + " with `--allow CAPACITY_SHORT`");
    return request.options().allowed().contains(Code.CAPACITY_SHORT)
        ? short_.withSeverity(Severity.WARNING)
        : short_;
  }

  private static Diagnostic sizeUnknown(ClaimName claim, Disk disk) {
    return Diagnostic.error(
        Code.ANSWER_NEEDED,
        claim.toString(),
        "nothing says how large disk " + disk.id().handle() + " is",
        "a PersistentVolume has a capacity, and the listing has no size for this disk",
        "say `size` for it in the mapping file");
  }

  private static Diagnostic unplaceable(ClaimName claim, HintedDisk disk) {
    return Diagnostic.error(
        Code.SOURCE_UNSUPPORTED,
        claim.toString(),
        "no PersistentVolume can be made of disk " + disk.id(),
        "the provider " + disk.provider() + " does not make volumes of this driver",
        "write the PersistentVolume by hand, or copy the data");
  }

  private static String zones(Disk disk) {
    return disk.has(DiskTrait.NODE_LOCAL)
        ? "where it lives"
        : disk.zones().isEmpty()
            ? "as its driver places volumes"
            : "it is in " + String.join(" and ", disk.zones());
  }
}
