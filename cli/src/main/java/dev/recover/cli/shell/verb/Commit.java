// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.apply.ApplyRequest;
import dev.recover.apply.RunResult;
import dev.recover.cli.command.Acts;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.command.PlanFiles;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.WriteGate;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.view.PlanView;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code commit}. */
final class Commit implements Verb {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.ofVerb("commit", "Do what is staged")
            .text(
                "Does the plan that `diff` or `check` showed last, exactly, or refuses and names what changed; without one it"
                    + "\nshows it first. Somebody types the cluster's name, or a script gives it. With `confirmed` it is taken back by"
                    + "\nitself after that time, unless somebody says `confirm`, and unless a pod uses a claim by then.")
            .optionalArgument("confirmed", "the word `confirmed`")
            .optionalArgument("DURATION", "how long to wait for `confirm`: 90s, 15m (default 10m)")
            .flag("--skip-blocked", "leave out the volumes that the plan says are blocked");
    return WriteGate.add(syntax)
        .example("commit")
        .example("commit confirmed 15m")
        .example("commit --confirm dr-1");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    Optional<Duration> patience = patience(arguments);
    shell.requireWriting();
    shell.jobs().requireNone();
    shell.desk().requireStaged();
    boolean reviewed = shell.desk().reviewed().isPresent();
    PlanFile plan = shell.desk().plan();
    if (!reviewed) {
      shell.console().out().print(new PlanView(plan.plan(), false, shell.console().room()).brief());
      shell.console().out().flush();
      plan.plan().diagnostics().forEach(shell.session()::print);
    }
    int ready = plan.plan().in(PlannedVolume.State.READY).size();
    if (ready > 0) {
      shell.confirm(Acts.of(plan.plan().flow(), ready), arguments);
    }
    return shell
        .jobs()
        .start(
            shell.world().cluster(),
            request(plan, shell.desk().draft().planFile()),
            arguments.has("--skip-blocked"),
            result -> after(result, patience, shell));
  }

  private static Optional<Duration> patience(Arguments arguments) {
    return arguments
        .optionalArgument(0)
        .map(word -> ClusterFlags.duration(arguments.optionalArgument(1).orElse("10m")));
  }

  private static ApplyRequest request(PlanFile plan, Optional<Path> file) {
    return file.map(path -> new ApplyRequest(plan, out -> PlanFiles.copy(path, out)))
        .orElseGet(() -> ApplyRequest.of(plan));
  }

  private static void after(RunResult result, Optional<Duration> patience, Shell shell) {
    shell.world().look();
    if (result.done()) {
      shell.finished();
    } else if (!result.run().isEmpty()) {
      shell.desk().begunBy(result.run());
    }
    if (patience.isPresent() && result.changed() > 0) {
      shell.waiting().begin(result.run(), patience.get());
      shell.say(
          "taken back at "
              + shell
                  .waiting()
                  .present()
                  .map(run -> run.until().truncatedTo(ChronoUnit.SECONDS).toString())
                  .orElse("")
              + " unless you type: confirm");
    }
  }
}
