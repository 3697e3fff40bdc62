// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.kubernetes.config.Login;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents whatever client certificate is valid at the moment of the handshake.
 *
 * <p>It is presented whichever authorities the server says it accepts, as client-go does.
 */
final class ClientKeys extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";

  private final Supplier<Optional<Login.KeyPair>> current;
  private @Nullable Parsed parsed;

  private record Parsed(Login.KeyPair pair, X509Certificate[] chain, PrivateKey key) {}

  ClientKeys(Supplier<Optional<Login.KeyPair>> current) {
    this.current = current;
  }

  /** Reads the pair now, so that a broken one is found before anything is sent. */
  void check(String user) {
    current.get().ifPresent(pair -> parse(pair, user));
  }

  private synchronized @Nullable Parsed parsed() {
    return current.get().map(pair -> parse(pair, "the kubeconfig's user")).orElse(null);
  }

  private synchronized Parsed parse(Login.KeyPair pair, String user) {
    if (parsed != null && parsed.pair().equals(pair)) {
      return parsed;
    }
    try {
      List<X509Certificate> chain =
          Pem.certificates(pair.certificates().value().getBytes(StandardCharsets.UTF_8));
      PrivateKey key = Pem.privateKey(pair.key().value());
      parsed = new Parsed(pair, chain.toArray(new X509Certificate[0]), key);
      return parsed;
    } catch (GeneralSecurityException e) {
      throw Refusals.configuration(
          user, "the client certificate or its key cannot be used", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    Parsed pair = parsed();
    String kind = pair == null ? "" : pair.key().getAlgorithm();
    for (String type : types) {
      if (type.equals(kind) || type.startsWith("Ed") && kind.startsWith("Ed")) {
        return ALIAS;
      }
    }
    return null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseClientAlias(types, issuers, null);
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Parsed pair = parsed();
    return pair == null ? null : pair.chain().clone();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Parsed pair = parsed();
    return pair == null ? null : pair.key();
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
