// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Job;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import java.util.Optional;

/** {@code watch}. */
final class Watch implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("watch", "Follow the run under way")
        .text("Until it ends; Ctrl-C leaves it running. Ends with the run's exit code.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    Optional<Job> job = shell.jobs().running();
    if (job.isEmpty()) {
      shell.say("nothing is running in this shell");
      return 0;
    }
    String before = "";
    Optional<Integer> ended = Optional.empty();
    while (ended.isEmpty() && !shell.standby().stopped()) {
      String now = job.get().state();
      if (!now.equals(before)) {
        shell.console().out().println(now);
        before = now;
      }
      ended = job.get().await(200);
    }
    if (ended.isEmpty()) {
      shell.say("it goes on; `watch` follows it again, `stop` stops it");
    }
    return ended.orElse(0);
  }
}
