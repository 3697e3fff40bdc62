// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.UnreadableException;
import java.util.Locale;

/** What a step puts at stake. */
public enum Hazard {
  NONE("only reads"),
  CREATES("makes an object; undo takes it back"),
  CHANGES("changes an object that was there"),
  DELETES("deletes an object of Kubernetes; the disk stays"),
  COPIES("makes a copy in the cloud, which is paid for until it is deleted"),
  DELETES_COPY("deletes a copy that this program made, when its tag says so");

  private final String meaning;

  Hazard(String meaning) {
    this.meaning = meaning;
  }

  /** Returns the hazard of that word; throws {@link UnreadableException}. */
  public static Hazard of(String word) {
    for (Hazard hazard : values()) {
      if (hazard.word().equals(word)) {
        return hazard;
      }
    }
    throw new UnreadableException("\"" + word + "\" is no hazard that this build knows");
  }

  /** The word used in files, for example {@code deletes-copy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String meaning() {
    return meaning;
  }
}
