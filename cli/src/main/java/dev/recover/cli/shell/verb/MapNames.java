// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.transform.Setting;
import java.util.List;
import java.util.stream.Stream;

/** {@code map}. */
final class MapNames implements Verb {
  private static final String START = "map-";

  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("map", "Change names and classes on the way")
        .text(
            "The same as the options --map-namespace, --map-class and so on of `recover plan restore`.")
        .argument(String.join("|", kinds()), "what is mapped")
        .argument("OLD=NEW", "what was captured, and what it becomes")
        .example("map namespace db=db-new")
        .example("map class gp2=gp3")
        .example("map name db/data-0=data-7");
  }

  private static List<String> kinds() {
    return Stream.of(Setting.values())
        .map(Setting::key)
        .filter(key -> key.startsWith(START))
        .map(key -> key.substring(START.length()))
        .toList();
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    String kind = arguments.argument(0);
    Setting setting = Setting.ofKey(START + kind).orElseThrow();
    shell.desk().stage(new Change.Ask(setting, arguments.argument(1)));
    shell.say("staged: " + setting.key() + " " + arguments.argument(1));
    return 0;
  }
}
