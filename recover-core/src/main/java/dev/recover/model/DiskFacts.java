// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cloud says about a disk beyond what it is and where.
 *
 * <p>Tags, labels and the description were written by anybody: they are untrusted text, may hold
 * control characters, and prove nothing alone.
 *
 * @param type the cloud's name of its kind, for example {@code gp3} or {@code pd-balanced}; "" when
 *     not known
 * @param created when it was made, RFC 3339
 * @param lastAttached when it was last attached, RFC 3339
 * @param lastDetached when it was last detached, RFC 3339
 * @param key the encryption key, without a key's version
 * @param sourceSnapshot the snapshot it was made from, as the cloud names it
 * @param tags labels, tags or metadata, as they stand in the cloud
 * @param description "" when there is none
 */
public record DiskFacts(
    String type,
    Optional<String> created,
    Optional<String> lastAttached,
    Optional<String> lastDetached,
    Optional<String> key,
    Optional<String> sourceSnapshot,
    Set<DiskTrait> traits,
    Map<String, String> tags,
    String description) {
  /** Nothing known. */
  public static final DiskFacts NONE =
      new DiskFacts(
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Map.of(),
          "");

  public DiskFacts {
    traits = Set.copyOf(traits);
    tags = Map.copyOf(tags);
  }

  public DiskFacts tagged(Map<String, String> others) {
    return new DiskFacts(
        type,
        created,
        lastAttached,
        lastDetached,
        key,
        sourceSnapshot,
        traits,
        others,
        description);
  }

  public DiskFacts described(String text) {
    return new DiskFacts(
        type, created, lastAttached, lastDetached, key, sourceSnapshot, traits, tags, text);
  }
}
