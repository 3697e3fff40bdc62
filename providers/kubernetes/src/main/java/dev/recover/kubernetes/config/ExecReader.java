// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import dev.recover.model.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a user's {@code exec} section. */
final class ExecReader {
  private static final String GROUP = "client.authentication.k8s.io/";

  private ExecReader() {}

  static ExecPlugin plugin(Entry exec, Server server) {
    String program = exec.text("command").orElseThrow(() -> incomplete(exec, "command"));
    String version = exec.text("apiVersion").orElseThrow(() -> incomplete(exec, "apiVersion"));
    if (!List.of(GROUP + "v1", GROUP + "v1beta1").contains(version)) {
      throw exec.invalid(
          "the exec plugin of " + exec + " speaks " + version,
          "only " + GROUP + "v1 and v1beta1 are known; update the plugin and log in again");
    }
    List<String> command = new ArrayList<>();
    // With a slash it is a path, and counts from the kubeconfig's folder; otherwise PATH finds it.
    command.add(program.contains("/") ? exec.resolve(program).toString() : program);
    command.addAll(exec.texts("args"));
    return new ExecPlugin(
        exec.name(),
        command,
        environment(exec.fields().get("env")),
        info(exec, version, server),
        exec.text("interactiveMode").orElse("IfAvailable"),
        exec.text("installHint").orElse(""));
  }

  private static RuntimeException incomplete(Entry exec, String field) {
    return exec.invalid("the exec plugin of " + exec + " has no " + field, "");
  }

  private static Map<String, String> environment(@Nullable Object variables) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Object item : variables instanceof List<?> list ? list : List.of()) {
      if (item instanceof Map<?, ?> variable && variable.get("name") != null) {
        Object value = variable.get("value");
        environment.put(String.valueOf(variable.get("name")), value == null ? "" : "" + value);
      }
    }
    return environment;
  }

  private static Map<String, Object> info(Entry exec, String version, Server server) {
    Map<String, Object> spec = new LinkedHashMap<>();
    if (exec.isTrue("provideClusterInfo")) {
      spec.put("cluster", cluster(server));
    }
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("kind", "ExecCredential");
    info.put("apiVersion", version);
    info.put("spec", spec);
    return info;
  }

  private static Map<String, Object> cluster(Server server) {
    Map<String, Object> cluster = new LinkedHashMap<>();
    cluster.put("server", server.url().toString());
    server.tlsName().ifPresent(name -> cluster.put("tls-server-name", name));
    if (server.insecure()) {
      cluster.put("insecure-skip-tls-verify", true);
    }
    server
        .authority()
        .ifPresent(
            pem ->
                cluster.put("certificate-authority-data", Base64.getEncoder().encodeToString(pem)));
    server.proxy().ifPresent(proxy -> cluster.put("proxy-url", proxy.toString()));
    server.pluginConfig().ifPresent(config -> cluster.put("config", Json.freeze(config)));
    return cluster;
  }
}
