// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import java.util.Map;

/**
 * A request as it passes the gateway.
 *
 * @param query with its escapes; "" when there is none
 * @param nanos when it arrived, by {@link System#nanoTime}
 */
public record Passing(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    long nanos) {
  public boolean is(String verb) {
    return method.equals(verb);
  }

  public boolean isWatch() {
    return query.contains("watch=true");
  }

  /** Whether it continues a listing. */
  public boolean isNextPage() {
    return query.contains("continue=");
  }
}
