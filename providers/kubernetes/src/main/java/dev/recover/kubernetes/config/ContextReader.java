// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows one context of a kubeconfig to its cluster and user. */
final class ContextReader {
  private final Entry context;
  private final Entry cluster;
  private final Optional<Entry> user;

  ContextReader(Kubeconfig config, Entry context) {
    this.context = context;
    this.cluster = follow(config.clusters(), "cluster").orElseThrow(() -> missing("cluster"));
    this.user = follow(config.users(), "user");
  }

  private Optional<Entry> follow(Map<String, Entry> entries, String what) {
    Optional<String> name = context.text(what);
    if (name.isPresent() && !entries.containsKey(name.get())) {
      throw context.invalid(
          context + " names the " + what + " \"" + name.get() + "\", which does not exist",
          "no " + what + " of the kubeconfig has that name");
    }
    return name.map(entries::get);
  }

  private RuntimeException missing(String what) {
    return context.invalid(context + " names no " + what, "");
  }

  Connection connection() {
    Server server = server();
    return new Connection(
        context.name(),
        cluster.name(),
        context.text("namespace").orElse("default"),
        server,
        user.map(entry -> login(entry, server)).orElse(Login.ANONYMOUS),
        user.map(Impersonation::of).orElse(List.of()));
  }

  private Server server() {
    boolean insecure = cluster.isTrue("insecure-skip-tls-verify");
    Optional<byte[]> authority = cluster.bytes("certificate-authority");
    if (insecure && authority.isPresent()) {
      throw cluster.invalid(
          cluster + " has both a certificate authority and insecure-skip-tls-verify",
          "the two contradict each other");
    }
    String text = cluster.text("server").orElseThrow(() -> noServer());
    boolean encrypted = insecure || authority.isPresent();
    URI url = uri(text.contains("://") ? text : (encrypted ? "https://" : "http://") + text);
    if (!List.of("http", "https").contains(url.getScheme()) || url.getHost() == null) {
      throw cluster.invalid("the server of " + cluster + " is not a URL of http or https", "");
    }
    return new Server(
        url,
        authority,
        cluster.text("tls-server-name"),
        insecure,
        cluster.text("proxy-url").map(this::uri).map(this::proxy),
        pluginConfig());
  }

  private Optional<Object> pluginConfig() {
    for (Object item :
        cluster.fields().get("extensions") instanceof List<?> list ? list : List.of()) {
      if (item instanceof Map<?, ?> extension
          && "client.authentication.k8s.io/exec".equals(extension.get("name"))) {
        return Optional.ofNullable(extension.get("extension"));
      }
    }
    return Optional.empty();
  }

  private RuntimeException noServer() {
    return cluster.invalid(cluster + " has no server", "");
  }

  private URI uri(String text) {
    try {
      return new URI(text.replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      throw cluster.invalid("a URL of " + cluster + " is not valid", "");
    }
  }

  private URI proxy(URI proxy) {
    String scheme = String.valueOf(proxy.getScheme());
    if (proxy.getHost() == null || !List.of("http", "socks5", "socks5h").contains(scheme)) {
      throw cluster.invalid(
          "the proxy-url of " + cluster + " cannot be used",
          "only http:// and socks5:// proxies are supported, with a host");
    }
    return proxy;
  }

  private static Login login(Entry user, Server server) {
    Optional<byte[]> certificate = user.bytes("client-certificate");
    Optional<byte[]> key = user.bytes("client-key");
    if (certificate.isPresent() != key.isPresent()) {
      throw user.invalid(
          user + " has a client certificate without its key, or a key without a certificate", "");
    }
    Optional<Login.KeyPair> pair =
        certificate.map(bytes -> new Login.KeyPair(secret(bytes), secret(key.orElseThrow())));
    Optional<Secret> token = user.text("token").map(Secret::new);
    Optional<Path> tokenFile = user.path("tokenFile");
    Optional<Secret> basic =
        user.text("username")
            .map(name -> new Secret(name + ":" + user.text("password").orElse("")));
    if (user.fields().get("auth-provider") != null && pair.isEmpty() && token.isEmpty()) {
      throw user.invalid(
          user + " logs in by an auth-provider, which Kubernetes removed in 1.26",
          "a credential plugin (exec) has taken its place");
    }
    Optional<ExecPlugin> plugin = user.inner("exec").map(entry -> ExecReader.plugin(entry, server));
    return new Login(pair, token, tokenFile, basic, plugin);
  }

  private static Secret secret(byte[] bytes) {
    return new Secret(new String(bytes, StandardCharsets.UTF_8));
  }
}
