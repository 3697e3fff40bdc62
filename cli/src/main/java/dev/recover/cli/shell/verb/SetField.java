// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.RestoreWords;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.diagnostic.Suggestion;
import dev.recover.transform.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code set}. */
final class SetField implements Verb {
  private static final String ATTRIBUTES = "spec.csi.volumeAttributes.";

  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("set", "Set a field, or how it is done")
        .text(
            "Of all that is staged. A field is set by the rule that `diff` then names, as the options and rules files of"
                + "\n`recover plan restore` do it: spec.storageClassName (or class), spec.csi.volumeAttributes.KEY,"
                + "\nstrip-labels, strip-annotations, helm-marks, gitops-marks, data-source. How it is done: order and allow.")
        .argument("PATH|" + String.join("|", words()), "a path, or one of these words")
        .argumentOrEmpty("VALUE", "what it becomes; \"\" for none")
        .example("set class gp3")
        .example("set spec.storageClassName gp3")
        .example("set order claim-first")
        .example("set allow NO_NODE");
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>(List.of("class", "allow", "order"));
    Stream.of(Setting.values())
        .map(Setting::key)
        .filter(key -> !key.startsWith("map-") && !key.startsWith("set-"))
        .forEach(words::add);
    return words;
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    Change change = change(arguments.argument(0), arguments.argument(1));
    shell.desk().stage(change);
    shell.say("staged: " + String.join(" ", change.words()) + "; `diff` shows what it changes");
    return 0;
  }

  private static Change change(String path, String value) {
    if (path.equals("order")) {
      return new Change.InOrder(RestoreWords.order(value));
    }
    if (path.equals("allow")) {
      return new Change.Allow(RestoreWords.allowed(List.of(value)).iterator().next());
    }
    if (path.equals("class") || path.equals("spec.storageClassName")) {
      return new Change.Ask(Setting.SET_CLASS, value);
    }
    if (path.equals("volume-attributes")) {
      return new Change.Ask(Setting.SET_VOLUME_ATTRIBUTES, value);
    }
    if (path.startsWith(ATTRIBUTES)) {
      return new Change.Ask(
          Setting.SET_VOLUME_ATTRIBUTES, path.substring(ATTRIBUTES.length()) + "=" + value);
    }
    Optional<Setting> setting = Setting.ofKey(path).filter(s -> words().contains(s.key()));
    return new Change.Ask(setting.orElseThrow(() -> unknown(path)), value);
  }

  private static RuntimeException unknown(String path) {
    String near =
        Suggestion.nearest(path, words()).map(name -> "did you mean " + name + "? ").orElse("");
    return Arguments.wrong(
        "\"" + path + "\" is not a field that a rule sets",
        near + "`help set` lists them; names and namespaces are changed with `map`");
  }
}
