// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A token in a file that somebody renews, as a pod's service account token is. */
final class TokenFile implements Credentials {
  /** As often as client-go looks. */
  private static final long FRESH_NANOS = 60_000_000_000L;

  private final Path file;
  private final Optional<String> fallback;
  private Optional<String> current = Optional.empty();
  private long readAt;

  /**
   * @param fallback the header to send while the file cannot be read
   */
  TokenFile(Path file, Optional<String> fallback) {
    this.file = file;
    this.fallback = fallback;
  }

  @Override
  public synchronized Optional<String> authorization() {
    if (current.isEmpty() || System.nanoTime() - readAt > FRESH_NANOS) {
      read();
    }
    return current;
  }

  @Override
  public synchronized boolean renew(Optional<String> refused) {
    if (current.equals(refused)) {
      read();
    }
    return !current.equals(refused);
  }

  private void read() {
    readAt = System.nanoTime();
    try {
      current = Optional.of("Bearer " + Files.readString(file).strip());
    } catch (IOException e) {
      current = current.or(() -> fallback);
    }
    if (current.isEmpty()) {
      throw Refusals.unauthenticated(
          file.toString(),
          "the token file cannot be read",
          "the kubeconfig's user names it as tokenFile",
          "restore the file, or log in again");
    }
  }
}
