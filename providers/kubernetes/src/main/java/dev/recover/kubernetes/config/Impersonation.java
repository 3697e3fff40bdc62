// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import dev.recover.model.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers that make the API server act as somebody else.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/">Impersonation</a>
 */
public final class Impersonation {
  private Impersonation() {}

  /** Returns the headers for a user and groups, as {@code --as} and {@code --as-group} ask. */
  public static List<Map.Entry<String, String>> of(String user, List<String> groups) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("Impersonate-User", user));
    groups.forEach(group -> headers.add(Map.entry("Impersonate-Group", group)));
    return headers;
  }

  /** Returns what a kubeconfig's user asks for: {@code as}, {@code as-groups} and so on. */
  static List<Map.Entry<String, String>> of(Entry user) {
    Optional<String> name = user.text("as");
    if (name.isEmpty()) {
      return List.of();
    }
    List<Map.Entry<String, String>> headers = of(name.get(), user.texts("as-groups"));
    user.text("as-uid").ifPresent(uid -> headers.add(Map.entry("Impersonate-Uid", uid)));
    if (user.fields().get("as-user-extra") instanceof Map<?, ?> extra) {
      Json.asMap(extra).forEach((key, values) -> addExtra(headers, key, values));
    }
    return headers;
  }

  private static void addExtra(List<Map.Entry<String, String>> headers, String key, Object values) {
    String header = "Impersonate-Extra-" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    for (Object value : values instanceof List<?> list ? list : List.of(values)) {
      headers.add(Map.entry(header, String.valueOf(value)));
    }
  }
}
