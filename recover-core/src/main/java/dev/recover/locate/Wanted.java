// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import java.util.Comparator;
import java.util.Optional;

/**
 * A volume whose disk is looked for, and what is known of it; the more is known, the surer the
 * match.
 *
 * @param claim the claim's name
 * @param volume the PersistentVolume's name, "" when not known
 * @param handle the disk that its PersistentVolume names, in the spelling of the translator
 * @param cloudId the cloud's identity of the disk, when somebody looked at it before
 * @param claimUid the uid of the captured claim
 * @param inTree the disk's name in an in-tree source
 * @param seen when the volume is known to have existed, RFC 3339: a disk that was made later is
 *     another one
 * @param bytes the least size of the disk, 0 when not known
 */
public record Wanted(
    Optional<ClaimName> claim,
    String volume,
    Optional<DiskId> handle,
    Optional<String> cloudId,
    Optional<String> claimUid,
    Optional<InTreeName> inTree,
    Optional<String> seen,
    long bytes)
    implements Comparable<Wanted> {
  private static final ClaimName NO_CLAIM = new ClaimName("", "");
  private static final DiskId NO_HANDLE = new DiskId("", "");
  private static final Comparator<Wanted> ORDER =
      Comparator.comparing((Wanted wanted) -> wanted.claim().isEmpty())
          .thenComparing(wanted -> wanted.claim().orElse(NO_CLAIM))
          .thenComparing(Wanted::volume)
          .thenComparing(wanted -> wanted.handle().orElse(NO_HANDLE));

  /** A claim of which nothing but the name is known. */
  public static Wanted claim(ClaimName claim) {
    return new Wanted(
        Optional.of(claim),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /**
   * Reads a captured volume.
   *
   * @param capturedAt when it was captured, RFC 3339, or "" when not known
   */
  public static Wanted of(Volume volume, Disks disks, String capturedAt) {
    Optional<KubeObject> pv = volume.volume();
    Optional<String> uid =
        pv.flatMap(v -> v.text("spec", "claimRef", "uid"))
            .or(() -> volume.claim().flatMap(KubeObject::uid));
    return new Wanted(
        volume.claimName(),
        volume.name(),
        pv.flatMap(disks::diskOf),
        Optional.empty(),
        uid,
        pv.flatMap(InTreeName::of),
        pv.flatMap(v -> v.text("metadata", "creationTimestamp"))
            .or(() -> Optional.of(capturedAt).filter(time -> !time.isEmpty())),
        pv.map(v -> bytes(v, "spec", "capacity", "storage")).orElse(0L));
  }

  /** Reads a claim of the target that has no volume yet: its name and the size that it asks for. */
  public static Wanted pending(KubeObject claim) {
    return claim(new ClaimName(claim.namespace(), claim.name()))
        .sized(bytes(claim, "spec", "resources", "requests", "storage"));
  }

  /** The same, and the disk at least that large. */
  public Wanted sized(long least) {
    return new Wanted(claim, volume, handle, cloudId, claimUid, inTree, seen, least);
  }

  /** The same, and the cloud's identity of the disk known. */
  public Wanted identified(String id) {
    return new Wanted(claim, volume, handle, Optional.of(id), claimUid, inTree, seen, bytes);
  }

  /** How messages name it: {@code namespace/claim}, or the PersistentVolume's name. */
  public String label() {
    return claim.map(ClaimName::toString).orElse(volume);
  }

  private static long bytes(KubeObject object, String... path) {
    try {
      return object.text(path).map(text -> Quantity.parse(text).bytes()).orElse(0L);
    } catch (UnreadableException | ArithmeticException unknown) {
      return 0;
    }
  }

  @Override
  public int compareTo(Wanted other) {
    return ORDER.compare(this, other);
  }
}
