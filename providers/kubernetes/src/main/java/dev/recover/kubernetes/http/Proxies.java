// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.kubernetes.config.Server;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/**
 * Which proxy a server is reached through: the kubeconfig's {@code proxy-url}, else {@code
 * HTTPS_PROXY} and {@code NO_PROXY} as kubectl reads them.
 */
final class Proxies {
  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  void configure(OkHttpClient.Builder client, Server server) {
    Optional<URI> proxy = server.proxy().or(() -> fromEnvironment(server.url()));
    client.proxy(proxy.map(Proxies::proxy).orElse(Proxy.NO_PROXY));
    proxy
        .map(URI::getUserInfo)
        .ifPresent(
            login -> {
              int colon = login.indexOf(':');
              String user = colon < 0 ? login : login.substring(0, colon);
              String password = colon < 0 ? "" : login.substring(colon + 1);
              String header = Credentials.basic(user, password, StandardCharsets.UTF_8);
              client.proxyAuthenticator(
                  (route, response) ->
                      response.request().header("Proxy-Authorization") != null
                          ? null
                          : response
                              .request()
                              .newBuilder()
                              .header("Proxy-Authorization", header)
                              .build());
            });
  }

  private static Proxy proxy(URI uri) {
    boolean socks = String.valueOf(uri.getScheme()).startsWith("socks");
    int port = uri.getPort() > 0 ? uri.getPort() : socks ? 1080 : 80;
    // Not resolved here: the address may be known to the proxy's side only, and later than now.
    return new Proxy(
        socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(uri.getHost(), port));
  }

  private Optional<URI> fromEnvironment(URI server) {
    String name = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    String value = variable(name);
    if (value.isEmpty() || exempt(server.getHost().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    try {
      URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
      return Optional.of(proxy).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      throw Refusals.configuration(name, "the proxy in " + name + " is not a URL", "");
    }
  }

  private String variable(String name) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return lower.isEmpty() ? environment.getOrDefault(name, "") : lower;
  }

  private boolean exempt(String host) {
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    for (String item : variable("NO_PROXY").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      String rule = item.startsWith("*.") ? item.substring(1) : item;
      boolean domain = rule.startsWith(".") ? host.endsWith(rule) : host.endsWith("." + rule);
      if (rule.equals("*")
          || !rule.isEmpty() && (host.equals(rule) || domain)
          || rule.contains("/") && AddressRange.contains(rule, host)) {
        return true;
      }
    }
    return false;
  }
}
