// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Writes the XML of an answer; nothing is indented. */
final class Ec2Xml {
  private final StringBuilder out = new StringBuilder(256);

  Ec2Xml text(String name, Object value) {
    out.append('<').append(name).append('>');
    escape(String.valueOf(value));
    out.append("</").append(name).append('>');
    return this;
  }

  Ec2Xml optional(String name, Optional<?> value) {
    value.ifPresent(v -> text(name, v));
    return this;
  }

  Ec2Xml within(String name, Runnable content) {
    out.append('<').append(name).append('>');
    content.run();
    out.append("</").append(name).append('>');
    return this;
  }

  <T> Ec2Xml list(String name, Collection<T> items, BiConsumer<Ec2Xml, T> content) {
    return within(
        name, () -> items.forEach(item -> within("item", () -> content.accept(this, item))));
  }

  Ec2Xml tags(Map<String, String> tags) {
    return list(
        "tagSet",
        new TreeMap<>(tags).entrySet(),
        (xml, tag) -> xml.text("key", tag.getKey()).text("value", tag.getValue()));
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\t', '\n', '\r' -> out.append("&#").append((int) c).append(';');
        default -> out.append(c < ' ' ? '\uFFFD' : c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
