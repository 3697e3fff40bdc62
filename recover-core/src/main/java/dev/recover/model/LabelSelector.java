// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Picks objects by their labels, written as kubectl's {@code -l} takes it: {@code
 * app=redis,tier!=cache,env in (prod,test),!legacy}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
public record LabelSelector(List<Requirement> requirements) {
  /** Picks every object. */
  public static final LabelSelector ANY = new LabelSelector(List.of());

  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^()]*)\\)");
  private static final Pattern EQUALITY =
      Pattern.compile("([^\\s=!()]+)\\s*(=|==|!=)\\s*([^\\s=!()]*)");
  private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*([^\\s=!()]+)");

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Parses a selector, "" for any; throws {@link UnreadableException}. */
  public static LabelSelector parse(String text) {
    List<Requirement> requirements = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : COMMA.split(text, -1)) {
        requirements.add(requirement(part.strip(), text));
      }
    }
    return new LabelSelector(requirements);
  }

  private static Requirement requirement(String part, String text) {
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      Set<String> values = new TreeSet<>();
      for (String value : set.group(3).split(",", -1)) {
        values.add(value.strip());
      }
      return new Requirement(set.group(1), set.group(2).equals("in"), true, values);
    }
    Matcher equality = EQUALITY.matcher(part);
    if (equality.matches()) {
      boolean picks = !equality.group(2).equals("!=");
      return new Requirement(equality.group(1), picks, true, Set.of(equality.group(3)));
    }
    Matcher presence = PRESENCE.matcher(part);
    if (presence.matches()) {
      return new Requirement(presence.group(2), presence.group(1).isEmpty(), false, Set.of());
    }
    throw new UnreadableException(
        "\""
            + text
            + "\" is not a label selector; write it like app=redis, tier!=cache or env in (a,b)");
  }

  public boolean matchesAll() {
    return requirements.isEmpty();
  }

  public boolean matches(Map<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.holds(labels));
  }

  /**
   * What one label must be.
   *
   * @param wanted whether it must be so, or must not; a label that is absent is not so
   * @param byValue whether the value counts, or only that the label is there
   */
  public record Requirement(String key, boolean wanted, boolean byValue, Set<String> values) {
    public Requirement {
      values = Set.copyOf(values);
    }

    boolean holds(Map<String, String> labels) {
      String value = labels.get(key);
      return wanted == (value != null && (!byValue || values.contains(value)));
    }
  }
}
