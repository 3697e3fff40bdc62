// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.util.List;
import java.util.Map;

/**
 * A program that prints an ExecCredential.
 *
 * @param user the kubeconfig's user, for messages
 * @param command the program and its arguments
 * @param environment what is added to the environment
 * @param info the {@code ExecCredential} that the program is told in {@code KUBERNETES_EXEC_INFO},
 *     without {@code spec.interactive}
 * @param interactive {@code Never}, {@code IfAvailable} or {@code Always}
 * @param installHint what to say when the program is not there
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins">Credential
 *     plugins</a>
 */
public record ExecPlugin(
    String user,
    List<String> command,
    Map<String, String> environment,
    Map<String, Object> info,
    String interactive,
    String installHint) {
  public ExecPlugin {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public String apiVersion() {
    return String.valueOf(info.get("apiVersion"));
  }

  /** The program only: arguments and environment may hold credentials. */
  @Override
  public String toString() {
    return command.get(0);
  }
}
