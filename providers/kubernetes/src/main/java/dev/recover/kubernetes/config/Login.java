// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * As whom to talk to the server; all may be absent, then it is anonymous.
 *
 * @param certificate a client certificate with its key
 * @param token a bearer token
 * @param tokenFile a file with a bearer token that changes; wins over {@code token}
 * @param basic {@code user:password}
 * @param plugin a program that hands out credentials
 */
public record Login(
    Optional<KeyPair> certificate,
    Optional<Secret> token,
    Optional<Path> tokenFile,
    Optional<Secret> basic,
    Optional<ExecPlugin> plugin) {
  static final Login ANONYMOUS =
      new Login(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** A certificate chain and its private key, both PEM. */
  public record KeyPair(Secret certificates, Secret key) {}
}
