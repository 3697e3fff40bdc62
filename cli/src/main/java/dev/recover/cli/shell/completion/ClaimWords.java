// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.completion;

import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.shell.world.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes names of claims: what is lost comes first, with size and state beside it.
 *
 * <p>Of very many, beginnings are offered instead of names, so that a list stays one that can be
 * read.
 */
final class ClaimWords {
  /** More than these are put together by how they begin. */
  static final int MOST = 300;

  private final Inventory inventory;
  private final String namespace;

  ClaimWords(Inventory inventory, String namespace) {
    this.inventory = inventory;
    this.namespace = namespace;
  }

  List<Candidate> of(String typed) {
    int slash = typed.indexOf('/');
    if (slash >= 0) {
      return claims(typed.substring(0, slash), typed.substring(slash + 1), slash + 1);
    }
    if (!namespace.isEmpty()) {
      List<Candidate> here = claims(namespace, typed, 0);
      if (!here.isEmpty()) {
        return here;
      }
    }
    return namespaces(typed);
  }

  private List<Candidate> namespaces(String typed) {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : inventory.namespaces()) {
      if (name.startsWith(typed)) {
        candidates.add(Candidate.part(name + "/", "namespace"));
      }
    }
    if (candidates.size() == 1) {
      String only = candidates.get(0).value();
      return claims(only.substring(0, only.length() - 1), "", only.length());
    }
    return candidates;
  }

  private List<Candidate> claims(String in, String typed, int shown) {
    Collection<Entry> found = inventory.startingWith(in, typed);
    String start = shown == 0 ? "" : in + "/";
    List<Entry> few = new ArrayList<>();
    for (Entry entry : found) {
      few.add(entry);
      if (few.size() > MOST) {
        return beginnings(found, typed, start);
      }
    }
    few.sort(Entry.OPEN_FIRST);
    return few.stream()
        .map(entry -> Candidate.whole(start + entry.claim().name(), entry.brief()))
        .toList();
  }

  private static List<Candidate> beginnings(Collection<Entry> found, String typed, String start) {
    Map<String, Integer> counts = counts(found, typed, true);
    if (counts.size() > MOST) {
      counts = counts(found, typed, false);
    }
    List<Candidate> candidates = new ArrayList<>();
    counts.forEach(
        (beginning, count) ->
            candidates.add(
                Candidate.part(start + beginning, count + (count == 1 ? " claim" : " claims"))));
    return candidates;
  }

  /** How many names begin alike: up to the next dash, or with one letter more. */
  private static Map<String, Integer> counts(Collection<Entry> found, String typed, boolean dash) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Entry entry : found) {
      String name = entry.claim().name();
      int end = dash ? name.indexOf('-', typed.length()) : typed.length();
      counts.merge(
          end < 0 || end >= name.length() ? name : name.substring(0, end + 1), 1, Integer::sum);
    }
    return counts;
  }
}
