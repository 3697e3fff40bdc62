// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The URL paths of collections and objects; names from files cannot lead elsewhere. */
final class Paths {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");

  private Paths() {}

  static String collection(ResourceType type, String namespace) {
    return type.path(namespace.isEmpty() ? "" : segment(namespace));
  }

  static String object(ObjectRef ref) {
    ResourceType type = type(ref);
    if (type.namespaced() && ref.namespace().isEmpty()) {
      throw invalid(ref + " needs a namespace");
    }
    return collection(type, ref.namespace()) + "/" + segment(ref.name());
  }

  static ResourceType type(ObjectRef ref) {
    return ResourceType.of(ref.group(), ref.kind())
        .orElseThrow(() -> invalid("the kind " + ref.kind() + " is not one that is worked with"));
  }

  private static String segment(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (text.isEmpty() || text.startsWith(".") || text.contains("/") || text.contains("%")) {
      throw invalid("\"" + text + "\" is not a name that Kubernetes accepts");
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Fault invalid(String message) {
    return new Fault(Fault.Kind.INVALID, 0, message);
  }
}
