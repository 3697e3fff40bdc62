// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskChange;
import java.util.TreeMap;
import java.util.TreeSet;

/** A change to a cloud in words that follow "could not" or "to". */
public final class DiskWords implements DiskChange.Visitor<String> {
  private static final DiskWords WORDS = new DiskWords();

  private DiskWords() {}

  /** For example {@code take a snapshot of disk vol-0a1b}. */
  public static String act(DiskChange change) {
    return change.accept(WORDS);
  }

  @Override
  public String tag(DiskChange.Tag change) {
    StringBuilder words = new StringBuilder("tag disk " + change.disk().handle());
    new TreeMap<>(change.set())
        .forEach((key, value) -> words.append(' ').append(key).append('=').append(value));
    new TreeSet<>(change.remove()).forEach(key -> words.append(" without ").append(key));
    return words.toString();
  }

  @Override
  public String takeSnapshot(DiskChange.TakeSnapshot change) {
    return "take a snapshot of disk " + change.disk().handle();
  }

  @Override
  public String shareSnapshot(DiskChange.ShareSnapshot change) {
    return "share snapshot " + change.snapshot().id() + " with account " + change.account();
  }

  @Override
  public String copySnapshot(DiskChange.CopySnapshot change) {
    return "copy snapshot " + change.snapshot().id() + " to " + change.to();
  }

  @Override
  public String makeDisk(DiskChange.MakeDisk change) {
    CloudScope scope = change.disk().scope();
    return "make a disk in "
        + scope
        + " "
        + String.join(" and ", change.disk().zones())
        + " from snapshot "
        + change.from().id();
  }

  @Override
  public String deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
    return "delete our own snapshot " + change.snapshot().id();
  }

  @Override
  public String deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
    return "delete our own copy " + change.disk().handle();
  }
}
