// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user asks for beyond the rules: options of the command line and entries of rules files.
 *
 * <p>Every entry that selects a volume applies to it; where two speak about the same thing, the
 * later one wins. Options of the command line come last, so they win over a rules file.
 */
public record Mappings(List<Entry> entries) {
  private static final Mappings NONE = new Mappings(List.of());

  public Mappings {
    entries = List.copyOf(entries);
  }

  /** Asks for nothing: only the rules apply. */
  public static Mappings none() {
    return NONE;
  }

  /** Asks the same of every volume. */
  public static Mappings ofAll(Directions directions) {
    return new Mappings(List.of(new Entry(Selector.ALL, directions)));
  }

  /** Returns these and later ones, which win. */
  public Mappings and(Mappings later) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(later.entries);
    return new Mappings(all);
  }

  /** What is asked for, for one captured volume. */
  public Directions directionsFor(Volume captured) {
    Directions directions = Directions.NONE;
    for (Entry entry : entries) {
      if (entry.selector.matches(captured)) {
        directions = directions.and(entry.directions);
      }
    }
    return directions;
  }

  /** Directions for the volumes that a selector picks. */
  public record Entry(Selector selector, Directions directions) {}
}
