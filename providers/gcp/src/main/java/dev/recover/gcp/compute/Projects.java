// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.spi.CloudAccount;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which projects are looked at. */
final class Projects {
  private static final List<String> VARIABLES =
      List.of("GOOGLE_CLOUD_PROJECT", "CLOUDSDK_CORE_PROJECT", "GCLOUD_PROJECT");

  private Projects() {}

  /**
   * Returns the configured projects; without any, the one that the environment or the credentials
   * name.
   *
   * @throws DiagnosticException when nothing names one, or a name cannot be a project's
   */
  static List<String> of(
      List<CloudAccount> accounts,
      Function<String, Optional<String>> environment,
      Optional<String> ofCredentials) {
    List<String> named =
        accounts.stream()
            .map(account -> account.settings().getOrDefault("project", account.name()))
            .distinct()
            .toList();
    List<String> projects =
        named.isEmpty()
            ? Stream.concat(
                    VARIABLES.stream().flatMap(name -> environment.apply(name).stream()),
                    ofCredentials.stream())
                .limit(1)
                .toList()
            : named;
    if (projects.isEmpty()) {
      throw refused(
          "no project of Compute Engine is named",
          "none is configured, "
              + String.join(", ", VARIABLES)
              + " are not set, and the"
              + " credentials belong to none");
    }
    for (String project : projects) {
      if (!project.matches("[a-z0-9][-a-z0-9.:]{0,127}")) {
        throw refused(
            "\"" + dev.recover.model.OneLine.of(project) + "\" cannot be a project",
            "a project's id is lower-case letters, digits and hyphens");
      }
    }
    return projects;
  }

  private static DiagnosticException refused(String summary, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.USAGE_WRONG,
            "gcp",
            summary,
            why,
            "set GOOGLE_CLOUD_PROJECT to the project's id, or name the projects in the"
                + " configuration file"));
  }
}
