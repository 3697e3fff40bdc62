// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.kubernetes.config.Server;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * TLS that trusts the cluster's own authority and nothing else.
 *
 * <p>The default trust store is read only for a server without an authority: reading it takes as
 * long as everything else a short command does.
 */
final class Tls {
  private final Server server;

  /**
   * OkHttp's own suites, ChaCha20 before AES. The launcher does without the second-level compiler,
   * and with the first alone Java does ChaCha20 four times as fast. Servers written in Go take what
   * stands first.
   */
  private static final List<ConnectionSpec> CIPHERS =
      List.of(chaChaFirst(), ConnectionSpec.CLEARTEXT);

  private final Optional<KeyManager> keys;

  Tls(Server server, Optional<KeyManager> keys) {
    this.server = server;
    this.keys = keys;
  }

  private static ConnectionSpec chaChaFirst() {
    List<CipherSuite> suites =
        new ArrayList<>(Objects.requireNonNull(ConnectionSpec.MODERN_TLS.cipherSuites()));
    suites.sort(Comparator.comparing(suite -> !suite.javaName().contains("CHACHA20")));
    return new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
        .cipherSuites(suites.toArray(CipherSuite[]::new))
        .build();
  }

  /** Configures the client; returns the context whose sessions can be ended. */
  Optional<SSLContext> configure(OkHttpClient.Builder client) {
    if (!server.encrypted()) {
      // Never used; without it OkHttp would read the default trust store.
      client.sslSocketFactory(new NoTls(), new TrustNobody());
      return Optional.empty();
    }
    try {
      X509TrustManager trust = trust();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.map(manager -> new KeyManager[] {manager}).orElse(null),
          new TrustManager[] {trust},
          null);
      SSLSocketFactory factory = context.getSocketFactory();
      client.connectionSpecs(CIPHERS);
      client.sslSocketFactory(
          server
              .tlsName()
              .<SSLSocketFactory>map(name -> new NamedTls(factory, name))
              .orElse(factory),
          trust);
      if (server.insecure()) {
        client.hostnameVerifier((host, session) -> true);
      } else {
        server
            .tlsName()
            .ifPresent(
                name ->
                    client.hostnameVerifier(
                        (host, session) -> OkHostnameVerifier.INSTANCE.verify(name, session)));
      }
      return Optional.of(context);
    } catch (GeneralSecurityException | IOException e) {
      throw Refusals.configuration(
          server.url().getHost(),
          "the certificate authority of the cluster cannot be used",
          String.valueOf(e.getMessage()));
    }
  }

  private X509TrustManager trust() throws GeneralSecurityException, IOException {
    if (server.insecure()) {
      return new TrustAnybody();
    }
    @Nullable KeyStore store = null;
    if (server.authority().isPresent()) {
      store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate certificate : Pem.certificates(server.authority().get())) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /** For a server that is reached without TLS. */
  private static final class TrustNobody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws java.security.cert.CertificateException {
      throw new java.security.cert.CertificateException("nobody is trusted");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws java.security.cert.CertificateException {
      throw new java.security.cert.CertificateException("nobody is trusted");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** What insecure-skip-tls-verify asks for. */
  private static final class TrustAnybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
