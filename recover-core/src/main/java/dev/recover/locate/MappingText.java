// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.diagnostic.DocumentCheck;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.model.Json;
import dev.recover.model.OneLine;
import java.util.List;
import java.util.Optional;

/**
 * Writes the mapping file that {@link MappingFile} reads, ready to edit: what is known is filled
 * in, what nobody can know stands as {@code "?"}, and comments say why.
 */
public final class MappingText {
  private static final String HEAD =
      """
      # Which disk each claim gets. Edit it, then: recover plan adopt --mapping THIS-FILE
      # "?" is what nobody has said yet. No cloud stores volumeMode and fsType: a disk that holds raw
      # blocks and is declared as Filesystem would be formatted, so the first mount is read-only
      # unless mountReadOnly says false.
      apiVersion: %s
      kind: %s
      """
          .formatted(DocumentCheck.API_VERSION, MappingFile.KIND);

  private final StringBuilder out = new StringBuilder(HEAD);

  private MappingText() {}

  /** Returns the file's text; volumes without a claim are left out. */
  public static String of(List<MappingEntry> entries) {
    MappingText text = new MappingText();
    List<MappingEntry> claims =
        entries.stream().filter(entry -> entry.match().wanted().claim().isPresent()).toList();
    text.out.append(claims.isEmpty() ? "volumes: []\n" : "volumes:\n");
    claims.forEach(text::entry);
    return text.out.toString();
  }

  private void entry(MappingEntry entry) {
    Match match = entry.match();
    ClaimName claim = match.wanted().claim().orElseThrow();
    out.append('\n');
    comment("", match.word() + ": " + claim);
    match.evidence().forEach(one -> comment("", sign(one) + one.text()));
    out.append("- claim: ").append(quoted(claim.toString())).append('\n');
    Optional<Disk> disk =
        match instanceof Match.Found found
            ? Optional.of(found.chosen().disk().disk())
            : Optional.empty();
    if (disk.isEmpty()) {
      match.candidates().forEach(this::candidate);
    }
    line("disk", disk.map(one -> one.id().handle()));
    line("driver", disk.map(one -> one.id().driver()).or(() -> driver(match)));
    line("cloudId", disk.map(Disk::cloudId).filter(id -> !id.isEmpty()));
    line("volume", volume(match));
    fields(entry, disk);
  }

  private void fields(MappingEntry entry, Optional<Disk> disk) {
    Fields known = entry.known();
    if (!entry.from().isEmpty()) {
      comment("  ", "as " + entry.from() + " says");
    }
    line("size", known.size().or(() -> disk.map(one -> size(one.sizeBytes()))));
    line("volumeMode", known.volumeMode());
    line("fsType", known.fsType());
    accessModes(known, disk);
    line("storageClass", known.storageClass());
    out.append("  mountReadOnly: ").append(known.mountReadOnly().orElse(true)).append('\n');
  }

  private void accessModes(Fields known, Optional<Disk> disk) {
    List<String> modes = known.accessModes();
    if (modes.isEmpty()) {
      comment(
          "  ",
          disk.filter(one -> one.has(DiskTrait.SHARED_WRITERS)).isPresent()
              ? "guessed; the disk takes several writers, so it may have been ReadWriteMany"
              : "guessed");
      modes = List.of("ReadWriteOnce");
    }
    out.append("  accessModes: ").append(Json.compact(modes)).append('\n');
  }

  private void candidate(DiskCandidate candidate) {
    Disk disk = candidate.disk().disk();
    String on = disk.attachedTo().isEmpty() ? "" : ", attached to " + disk.attachedTo();
    comment("  ", "candidate " + disk.id().handle());
    comment("  ", "  cloudId " + disk.cloudId() + ", " + size(disk.sizeBytes()) + on);
    candidate.evidence().forEach(one -> comment("  ", "  " + sign(one) + one.text()));
  }

  private static Optional<String> volume(Match match) {
    return match instanceof Match.Found found
        ? Optional.of(match.wanted().volume())
            .filter(name -> !name.isEmpty())
            .or(() -> found.chosen().disk().hint().volume())
        : Optional.of(match.wanted().volume()).filter(name -> !name.isEmpty());
  }

  /** When all that come into question are of one driver, only the handle is to be picked. */
  private static Optional<String> driver(Match match) {
    List<String> drivers =
        match.candidates().stream().map(one -> one.disk().id().driver()).distinct().toList();
    return drivers.size() == 1 ? Optional.of(drivers.get(0)) : Optional.empty();
  }

  private void line(String key, Optional<String> value) {
    out.append("  ").append(key).append(": ");
    out.append(quoted(value.orElse(MappingFile.OPEN))).append('\n');
  }

  /** JSON's quotes are YAML's, in every version of YAML. */
  private static String quoted(String text) {
    return Json.compact(text);
  }

  private void comment(String indent, String text) {
    out.append(indent).append("# ").append(OneLine.of(text)).append('\n');
  }

  private static String sign(Evidence evidence) {
    return evidence.kind() == Evidence.Kind.AGAINST ? "- " : "+ ";
  }

  /** CloudAccess sell whole GiB; anything else is said in bytes. */
  private static String size(long bytes) {
    long gib = 1L << 30;
    return bytes % gib == 0 ? bytes / gib + "Gi" : Long.toString(bytes);
  }
}
