// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes kubeconfigs for tests. */
final class Kubeconfigs {
  private Kubeconfigs() {}

  /**
   * @param user the fields of the user, in YAML's flow style: {@code {token: abc}}
   */
  static Path write(Path folder, String server, String user) throws IOException {
    String text =
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: c, cluster: {server: "%s"}}
        users:
        - {name: u, user: %s}
        contexts:
        - {name: test, context: {cluster: c, user: u}}
        current-context: test
        """
            .formatted(server, user);
    return Files.writeString(folder.resolve("kubeconfig"), text);
  }
}
