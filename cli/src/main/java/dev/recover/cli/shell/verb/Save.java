// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.bundle.AtomicFile;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.PlanFiles;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Flow;
import dev.recover.cli.shell.script.Line;
import java.nio.file.Path;
import java.util.List;

/** {@code save}. */
final class Save implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("save", "Write the plan, or a script of the draft")
        .text(
            "A plan is for `recover apply` and `open plan`. A script stages the draft again: recover shell --file FILE.")
        .argument("plan|script", "which of the two")
        .argument("FILE", "where it goes")
        .example("save plan plan.json")
        .example("save script restore.recover");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.desk().requireStaged();
    Path file = Path.of(arguments.argument(1));
    if (arguments.argument(0).equals("plan")) {
      PlanFiles.write(shell.desk().plan().plan(), file);
      shell.say("saved; recover apply " + file + " does the same as `commit`");
    } else {
      AtomicFile.write(file, script(shell));
      shell.say("saved; recover shell --file " + file + " stages it again");
    }
    return 0;
  }

  private static String script(Shell shell) {
    String cluster = shell.place().cluster().name();
    StringBuilder script = new StringBuilder();
    script.append("# A draft for ").append(cluster);
    script.append(" (uid ").append(shell.place().cluster().uid()).append(")\n");
    shell
        .world()
        .bundle()
        .ifPresent(
            bundle ->
                script.append(Line.join(List.of("load", bundle.folder().toString()))).append('\n'));
    if (shell.desk().draft().flow() == Flow.ADOPT) {
      script.append("scan disks\n");
    }
    script.append("write on\n");
    shell.desk().draft().lines().forEach(line -> script.append(Line.join(line)).append('\n'));
    script.append("diff\n# Without the # the next line does it:\n# commit --confirm ");
    return script.append(Line.join(List.of(cluster))).append('\n').toString();
  }
}
