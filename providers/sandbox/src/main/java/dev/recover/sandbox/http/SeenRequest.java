// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

/**
 * A request that reached the server.
 *
 * @param path without the query
 * @param query as it was sent; "" for none
 */
public record SeenRequest(String method, String path, String query) {
  public boolean isWatch() {
    return query.contains("watch=true") || query.contains("watch=1");
  }

  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }
}
