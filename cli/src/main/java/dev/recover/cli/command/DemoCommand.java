// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.demo.Demo;
import dev.recover.cli.view.Console;
import java.util.List;
import java.util.function.BiFunction;

/** {@code recover demo}. */
public final class DemoCommand implements Command {
  private final BiFunction<Console, List<String>, Integer> recover;

  /**
   * Prepares the demo.
   *
   * @param recover runs a command of ours on a console
   */
  public DemoCommand(BiFunction<Console, List<String>, Integer> recover) {
    this.recover = recover;
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("demo", "Lose a Redis and get it back, in a sandbox")
        .text(
            "Tells the whole story in under a minute, with real commands on Kubernetes sandboxes inside this process.");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return new Demo(session.console(), recover).tell();
  }
}
