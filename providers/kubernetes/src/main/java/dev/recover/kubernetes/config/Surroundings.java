// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What of this machine decides which cluster is meant.
 *
 * @param variables the environment
 * @param home the user's home folder
 * @param serviceAccount the folder a pod finds its credentials in
 */
public record Surroundings(Map<String, String> variables, Path home, Path serviceAccount) {
  public static Surroundings ofThisProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home", ".")),
        Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** Returns a variable, "" when it is not set. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }
}
