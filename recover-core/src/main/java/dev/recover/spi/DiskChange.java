// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One change to a cloud; the set is closed.
 *
 * <p>None of them deletes or alters the data of a disk that this program did not make. What is made
 * carries the tag {@link #PROVENANCE} with the operation's run, by which it is known again.
 */
public sealed interface DiskChange {
  /** The tag or label of everything that is made here; its value is the run's id. */
  String PROVENANCE = "recover-dev-run";

  <R> R accept(Visitor<R> visitor);

  /**
   * Sets and removes tags or labels of a disk; others stay as they are.
   *
   * @param set the tags to set, with their values
   * @param remove the tags to remove
   */
  record Tag(DiskId disk, Map<String, String> set, Set<String> remove) implements DiskChange {
    public Tag {
      set = Map.copyOf(set);
      remove = Set.copyOf(remove);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tag(this);
    }
  }

  /** Takes a snapshot of a disk; done when it can be used. */
  record TakeSnapshot(DiskId disk, Map<String, String> tags, String description)
      implements DiskChange {
    public TakeSnapshot {
      tags = Map.copyOf(tags);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.takeSnapshot(this);
    }
  }

  /** Lets another account make disks from a snapshot, which does not get there by this. */
  record ShareSnapshot(SnapshotId snapshot, String account) implements DiskChange {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shareSnapshot(this);
    }
  }

  /** Copies a snapshot to another region or account; done when the copy can be used. */
  record CopySnapshot(
      SnapshotId snapshot, CloudScope to, Optional<String> key, Map<String, String> tags)
      implements DiskChange {
    public CopySnapshot {
      tags = Map.copyOf(tags);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copySnapshot(this);
    }
  }

  /** Makes a disk from a snapshot; done when it can be attached. */
  record MakeDisk(SnapshotId from, NewDisk disk) implements DiskChange {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.makeDisk(this);
    }
  }

  /**
   * Deletes a snapshot that the run made: refused unless its provenance tag names that run.
   *
   * @param run the id of the run that made it, as its journal says
   */
  record DeleteOwnSnapshot(SnapshotId snapshot, String run) implements DiskChange {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deleteOwnSnapshot(this);
    }
  }

  /**
   * Deletes a disk that the run made as a copy: refused unless its provenance tag names that run
   * and nothing has it.
   *
   * @param run the id of the run that made it, as its journal says
   */
  record DeleteOwnDisk(DiskId disk, String run) implements DiskChange {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deleteOwnDisk(this);
    }
  }

  /** Answers once for each variant. */
  interface Visitor<R> {
    R tag(Tag change);

    R takeSnapshot(TakeSnapshot change);

    R shareSnapshot(ShareSnapshot change);

    R copySnapshot(CopySnapshot change);

    R makeDisk(MakeDisk change);

    R deleteOwnSnapshot(DeleteOwnSnapshot change);

    R deleteOwnDisk(DeleteOwnDisk change);
  }
}
