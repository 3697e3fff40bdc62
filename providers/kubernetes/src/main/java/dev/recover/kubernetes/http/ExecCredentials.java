// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.kubernetes.config.ExecPlugin;
import dev.recover.kubernetes.config.Login;
import dev.recover.kubernetes.config.Secret;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that a plugin hands out; it runs again when they expire or are refused, and never
 * twice at a time.
 */
final class ExecCredentials implements Credentials {
  /** A request that leaves with the token's last seconds would arrive without it. */
  private static final Duration EARLY = Duration.ofSeconds(10);

  private final ExecPlugin plugin;
  private final ExecProcess process;
  private final Runnable certificateChanged;
  private @Nullable Answer answer;

  /**
   * @param certificateChanged called when another client certificate than before was handed out
   */
  ExecCredentials(ExecPlugin plugin, ExecProcess process, Runnable certificateChanged) {
    this.plugin = plugin;
    this.process = process;
    this.certificateChanged = certificateChanged;
  }

  private record Answer(
      Optional<String> authorization, Optional<Login.KeyPair> certificate, Instant until) {
    boolean fresh() {
      return Instant.now().isBefore(until);
    }
  }

  @Override
  public Optional<String> authorization() {
    return answer().authorization();
  }

  Optional<Login.KeyPair> certificate() {
    return answer().certificate();
  }

  @Override
  public synchronized boolean renew(Optional<String> refused) {
    // Another request may have renewed them while this one was under way.
    if (answer != null && answer.authorization().equals(refused)) {
      answer = null;
    }
    answer();
    return true;
  }

  private synchronized Answer answer() {
    Answer present = answer;
    if (present == null || !present.fresh()) {
      Answer next = read(process.run(plugin));
      boolean changed = present != null && !present.certificate().equals(next.certificate());
      answer = next;
      present = next;
      if (changed) {
        certificateChanged.run();
      }
    }
    return present;
  }

  private Answer read(String output) {
    KubeObject credential = parse(output);
    if (!credential.apiVersion().equals(plugin.apiVersion())) {
      throw unusable(
          "it answered with apiVersion \""
              + credential.apiVersion()
              + "\", the kubeconfig says "
              + plugin.apiVersion());
    }
    Optional<String> certificates = credential.text("status", "clientCertificateData");
    Optional<String> key = credential.text("status", "clientKeyData");
    Optional<String> token = credential.text("status", "token").filter(text -> !text.isEmpty());
    if (certificates.isPresent() != key.isPresent() || token.isEmpty() && key.isEmpty()) {
      throw unusable("its answer holds neither a token nor a client certificate with its key");
    }
    return new Answer(
        token.map(text -> "Bearer " + text),
        certificates.map(pem -> new Login.KeyPair(new Secret(pem), new Secret(key.orElseThrow()))),
        credential.text("status", "expirationTimestamp").map(this::until).orElse(Instant.MAX));
  }

  private KubeObject parse(String output) {
    try {
      return KubeObject.parse(output);
    } catch (UnreadableException e) {
      // Not e's message: it may quote the answer, and the answer is a credential.
      throw unusable("its answer is not JSON");
    }
  }

  private Instant until(String text) {
    try {
      Instant end = OffsetDateTime.parse(text).toInstant();
      Instant now = Instant.now();
      return end.minus(EARLY).isAfter(now) ? end.minus(EARLY) : end;
    } catch (DateTimeParseException e) {
      throw unusable("its expirationTimestamp is not a time");
    }
  }

  private RuntimeException unusable(String why) {
    return Refusals.unauthenticated(
        plugin.user(),
        "the credential plugin " + plugin + " gave nothing that can be used",
        why,
        "run it by hand to see what it prints, and log in again with your provider's command");
  }
}
