// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.record.DraftFolder;
import dev.recover.cli.shell.record.PrivateFile;
import dev.recover.cli.shell.script.Line;
import dev.recover.cli.shell.verb.Resume;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.Optional;

/** What happens before the first line: bundles are loaded, a draft is staged again. */
final class Begin {
  private Begin() {}

  static void prepare(Shell shell, Arguments arguments) {
    arguments.values("--bundle").forEach(bundle -> shell.load(Path.of(bundle)));
    Optional<DraftFolder.Found> left =
        new DraftFolder(shell.state()).abandoned(shell.place().cluster().uid());
    if (arguments.has("--recover-draft")) {
      stage(left.orElseThrow(() -> none(shell)), shell);
    } else {
      left.ifPresent(
          found ->
              shell.say(
                  "a shell that is gone had staged something at "
                      + found.draft().savedAt()
                      + ": recover shell --recover-draft stages it again"));
    }
    Resume.cutOff(shell)
        .ifPresent(run -> shell.say("run " + run + " is not done: `resume` goes on with it"));
    shell
        .waiting()
        .left()
        .ifPresent(
            run ->
                shell.say(
                    "run "
                        + run.run()
                        + " was to be confirmed until "
                        + run.until()
                        + " and its shell is gone: `confirm` keeps it, `rollback "
                        + run.run()
                        + "` takes it back"));
  }

  private static void stage(DraftFolder.Found found, Shell shell) {
    found.draft().bundles().forEach(bundle -> shell.load(bundle));
    shell.move(shell.place().writing(true));
    for (var line : found.draft().lines()) {
      if (shell.run(Line.join(line)) != 0) {
        shell.say("the draft is kept in " + found.file());
        return;
      }
    }
    PrivateFile.remove(found.file());
  }

  private static DiagnosticException none(Shell shell) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.NOT_FOUND,
            shell.place().cluster().name(),
            "no draft was left behind for this cluster",
            "every shell on it ended in the ordinary way, or is still open: its draft is its own",
            "start without --recover-draft; `runs` lists what was done"));
  }
}
