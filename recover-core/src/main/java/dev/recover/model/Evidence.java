// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * One thing that speaks for whose a disk was.
 *
 * @param text what was seen, in one line for a person, for example {@code tag
 *     kubernetes.io/created-for/pvc/name=data-0}; untrusted parts are already cleaned
 */
public record Evidence(Kind kind, String text) implements Comparable<Evidence> {
  /** Sorts of evidence, the strongest first. */
  public enum Kind {
    /** The volume handle of a captured PersistentVolume names exactly this disk. */
    HANDLE,
    /** The uid of a captured claim stands in the disk's name. */
    CLAIM_UID,
    /** The disk name and zone of a captured in-tree PersistentVolume. */
    IN_TREE_NAME,
    /** What the driver wrote on the disk when it made it: tags, labels, description. */
    METADATA,
    /** The disk's name looks like one that a provisioner gives. */
    NAME_PATTERN,
    /** Which cluster made or owns it. */
    CLUSTER,
    /** Something that speaks against it. */
    AGAINST
  }

  @Override
  public int compareTo(Evidence other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : text.compareTo(other.text);
  }
}
