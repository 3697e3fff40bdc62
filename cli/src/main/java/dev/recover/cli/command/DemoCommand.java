// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.demo.Demo;
import dev.recover.cli.view.Console;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code recover demo}. */
public final class DemoCommand implements Command {
  private static final List<String> CLOUDS = List.of("aws", "gcp");

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
            "Tells the whole story in under a minute, with real commands on Kubernetes sandboxes inside this process."
                + "\nWith --cloud the cluster and the bundle are both gone, and only the cloud's disks remain.")
        .value("--cloud", "ID", "aws or gcp: tell how disks are adopted without a backup")
        .example("demo")
        .example("demo --cloud aws");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Demo demo = new Demo(session.console(), recover);
    Optional<String> cloud = arguments.value("--cloud");
    if (cloud.isPresent() && !CLOUDS.contains(cloud.get())) {
      throw Arguments.wrong(
          "there is no story of \"" + cloud.get() + "\"", "say --cloud aws or --cloud gcp");
    }
    return cloud.map(demo::tellOfCloud).orElseGet(demo::tell);
  }
}
