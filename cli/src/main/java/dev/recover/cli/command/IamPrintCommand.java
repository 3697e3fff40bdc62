// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.spi.CloudTask;
import dev.recover.spi.DiskProviderFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code recover iam print}. */
public final class IamPrintCommand implements Command {
  private static final String TASKS =
      Arrays.stream(CloudTask.values()).map(CloudTask::word).collect(Collectors.joining(", "));

  @Override
  public Syntax syntax() {
    return Syntax.of("iam print", "Print the permissions of a cloud that a task needs")
        .text(
            "An IAM policy for aws, a custom role for gcp; each task includes those before it. Of disks and snapshots only copies"
                + "\nthat Recover made may be deleted: on aws the policy says so by their tag; a role of gcp cannot say it, and Recover"
                + "\nlooks at the label itself. Who assumes a role on aws needs sts:AssumeRole on it besides.")
        .needed("--provider", "ID", "aws or gcp")
        .needed("--for", "TASK", TASKS)
        .example("iam print --provider aws --for locate > policy.json")
        .example("iam print --provider gcp --for relocate > role.yaml");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    CloudTask task = task(arguments.needed("--for"));
    session.console().out().print(permissions(arguments.needed("--provider"), task, session));
    return 0;
  }

  private static CloudTask task(String word) {
    return Arrays.stream(CloudTask.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Arguments.wrong("\"" + word + "\" is no task", "say one of: " + TASKS));
  }

  private static String permissions(String id, CloudTask task, Session session) {
    List<DiskProviderFactory> able =
        session.factories().stream().filter(each -> !each.permissions(task).isEmpty()).toList();
    return able.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> each.permissions(task))
        .orElseThrow(
            () ->
                Arguments.wrong(
                    "no permissions are known for provider \"" + id + "\"",
                    "say one of: "
                        + able.stream()
                            .map(DiskProviderFactory::id)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }
}
