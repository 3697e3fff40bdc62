// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;

/**
 * One request, read completely.
 *
 * @param path the path in parts, without the part that stands for a token
 * @param warnings what the reply is to warn of; filled while the request is worked on
 */
record Call(
    HttpExchange exchange,
    String method,
    List<String> path,
    Query query,
    User user,
    byte[] body,
    List<String> warnings) {
  static Call of(HttpExchange exchange, List<String> path, User user, byte[] body) {
    return new Call(
        exchange,
        exchange.getRequestMethod(),
        path,
        Query.parse(exchange.getRequestURI().getRawQuery()),
        user,
        body,
        new ArrayList<>());
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** The media type of the body, without parameters. */
  String contentType() {
    String type = header("Content-Type");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }

  /** Whether the client would rather have a table than the objects. */
  boolean wantsTable() {
    String first = header("Accept").split(",", 2)[0];
    return first.contains("as=Table");
  }

  /** Whether the client would rather have metadata alone. */
  boolean wantsMetadata() {
    return header("Accept").split(",", 2)[0].contains("as=PartialObjectMetadata");
  }

  /** Who owns the fields that this request sets. */
  String manager() {
    String named = query.text("fieldManager");
    if (!named.isEmpty()) {
      return named;
    }
    String agent = header("User-Agent").split("/", 2)[0].strip();
    return agent.isEmpty() ? "unknown" : agent;
  }
}
