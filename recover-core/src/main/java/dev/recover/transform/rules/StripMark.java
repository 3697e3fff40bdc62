// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Setting;

/** Removes a field unless it was asked to keep it. */
record StripMark(Explanation explanation, Strip strip, Setting setting) implements Rule {
  StripMark(Strip strip, Setting setting) {
    this(conditional(strip.explanation(), setting), strip, setting);
  }

  private static Explanation conditional(Explanation base, Setting setting) {
    return Explanation.of(base.id(), base.scope(), Action.CONDITIONAL, base.title())
        .what(base.what() + " A rules file keeps it with `" + setting.key() + ": keep`.")
        .why(base.why())
        .source(base.source())
        .example(base.example().before(), base.example().after());
  }

  @Override
  public void rewrite(Draft draft) {
    if (!draft.directions().says(setting, "keep")) {
      strip.rewrite(draft);
    }
  }
}
