// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request, as it goes to the server.
 *
 * @param path from the server's root, already escaped
 * @param query not escaped; in the order it is sent
 * @param contentType "" without a body
 * @param body what is sent, written once however often it is sent; not to be changed
 * @param repeatable whether sending it twice does the same as sending it once, so that it may be
 *     sent again when its answer was lost
 */
public record RawRequest(
    String method,
    String path,
    Map<String, String> query,
    String contentType,
    byte[] body,
    boolean repeatable) {
  private static final byte[] NOTHING = new byte[0];

  public RawRequest {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  public static RawRequest get(String path, Map<String, String> query) {
    return new RawRequest("GET", path, query, "", NOTHING, true);
  }

  /** For messages: method and path, no query and no body. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
