// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.kubernetes.config.Connection;
import dev.recover.kubernetes.config.Login;
import dev.recover.kubernetes.config.Secret;
import io.kubernetes.client.openapi.ApiClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Builds the client of one connection; sends nothing. */
public final class ApiFactory {
  /** Shorter than the 90 s after which an API server closes an idle connection. */
  private static final long IDLE_SECONDS = 60;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Map<String, String> environment;
  private final ExecProcess processes;
  private final Patience patience;

  public ApiFactory(Map<String, String> environment, Patience patience) {
    this.environment = environment;
    this.patience = patience;
    this.processes = new ExecProcess(Terminal::isThere, System.err, Duration.ofMinutes(2));
  }

  /**
   * @param timeout how long the server may be silent; zero for ever
   */
  public Api open(Connection connection, Duration timeout, int parallelism) {
    ConnectionPool pool = new ConnectionPool(parallelism + 8, IDLE_SECONDS, TimeUnit.SECONDS);
    Rotation rotation = new Rotation(pool);
    Login login = connection.login();
    Credentials credentials = credentials(login, rotation);
    Sending sending = new Sending();
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectionPool(pool)
            // One connection a request: a cut loses one answer. HTTP/2 was measured no faster.
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(timeout.isZero() || timeout.compareTo(CONNECT) > 0 ? CONNECT : timeout)
            .readTimeout(timeout)
            .writeTimeout(timeout)
            // OkHttp would send a create again whose answer was lost. Retry decides that.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .addInterceptor(new Authentication(credentials, connection.impersonation()))
            .addNetworkInterceptor(sending);
    rotation.context = new Tls(connection.server(), keys(login, credentials)).configure(http);
    new Proxies(environment).configure(http, connection.server());
    ApiClient client = new ApiClient(http.build());
    client.setBasePath(connection.server().url().toString());
    // The server derives the field manager's name from it.
    client.setUserAgent("recover/" + version() + " (java/" + Runtime.version().feature() + ")");
    if (local(connection.server().url().getHost())) {
      client.addDefaultHeader("Accept-Encoding", "identity");
    }
    return new Api(client, sending, new Pace(parallelism), patience);
  }

  private Credentials credentials(Login login, Runnable rotation) {
    if (login.plugin().isPresent() && login.token().isEmpty() && login.basic().isEmpty()) {
      return new ExecCredentials(login.plugin().get(), processes, rotation);
    }
    Optional<String> fixed =
        login
            .token()
            .map(token -> "Bearer " + token.value())
            .or(() -> login.basic().map(ApiFactory::basic));
    return login
        .tokenFile()
        .<Credentials>map(file -> new TokenFile(file, fixed))
        .orElseGet(() -> new FixedCredentials(fixed));
  }

  private static String basic(Secret login) {
    byte[] bytes = login.value().getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static Optional<KeyManager> keys(Login login, Credentials credentials) {
    Supplier<Optional<Login.KeyPair>> current =
        credentials instanceof ExecCredentials exec
            ? () -> exec.certificate().or(login::certificate)
            : login::certificate;
    ClientKeys keys = new ClientKeys(current);
    if (login.certificate().isPresent() && !(credentials instanceof ExecCredentials)) {
      keys.check("the kubeconfig's user");
    }
    return login.certificate().isPresent() || credentials instanceof ExecCredentials
        ? Optional.of(keys)
        : Optional.empty();
  }

  /** Packing costs both ends more than a loopback's bytes. */
  private static boolean local(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static String version() {
    String version = ApiFactory.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Ends connections that stand for a client certificate which is no longer used. */
  private static final class Rotation implements Runnable {
    private final ConnectionPool pool;
    private volatile Optional<SSLContext> context = Optional.empty();

    Rotation(ConnectionPool pool) {
      this.pool = pool;
    }

    @Override
    public void run() {
      pool.evictAll();
      @Nullable SSLSessionContext sessions =
          context.map(SSLContext::getClientSessionContext).orElse(null);
      if (sessions != null) {
        Collections.list(sessions.getIds())
            .forEach(
                id -> Optional.ofNullable(sessions.getSession(id)).ifPresent(s -> s.invalidate()));
      }
    }
  }
}
