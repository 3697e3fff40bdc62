// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import java.util.List;

/** Which objects of a pair a rule looks at. */
public enum Scope {
  VOLUME("PersistentVolume", Side.VOLUME),
  CLAIM("PersistentVolumeClaim", Side.CLAIM),
  BOTH("both", Side.VOLUME, Side.CLAIM);

  private final String word;
  private final List<Side> sides;

  Scope(String word, Side... sides) {
    this.word = word;
    this.sides = List.of(sides);
  }

  public String word() {
    return word;
  }

  public List<Side> sides() {
    return sides;
  }
}
