// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.spi.DiskChange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that stands in a plan for an id that no plan can know: {@code $(STEP)} for what the step
 * of that id makes, and {@code $(run)} for the run that carries the plan out.
 *
 * <p>Apply puts the ids in their place right before a step is sent; the journal says which they
 * are.
 */
public final class Placeholder {
  /** The id of the run that carries the plan out. */
  public static final String RUN = "$(run)";

  private static final Pattern SHAPE = Pattern.compile("\\$\\(([^()$]+)\\)");

  private Placeholder() {}

  /** Stands for the handle of the disk, or the id of the snapshot, that the step makes. */
  public static String of(String step) {
    return "$(" + step + ")";
  }

  /** The names of all that stand in the text, the parentheses left out. */
  static Set<String> in(String text) {
    Set<String> names = new HashSet<>();
    Matcher found = SHAPE.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  /** Puts in the place of each what its name is known to stand for; others stay. */
  static String replace(String text, Function<String, Optional<String>> known) {
    if (!text.contains("$(")) {
      return text;
    }
    return SHAPE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(known.apply(found.group(1)).orElse(found.group())));
  }

  /** Whether the step makes something that a placeholder can stand for. */
  static boolean canNameWhat(Step step) {
    return step instanceof Step.ChangeDisk change
        && (change.change() instanceof DiskChange.TakeSnapshot
            || change.change() instanceof DiskChange.CopySnapshot
            || change.change() instanceof DiskChange.MakeDisk);
  }
}
