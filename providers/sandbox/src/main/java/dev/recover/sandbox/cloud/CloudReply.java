// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.nio.charset.StandardCharsets;

/**
 * What a cloud's server answers.
 *
 * @param status 0 to close the connection without an answer
 */
public record CloudReply(int status, String contentType, byte[] body) {
  /** The connection is closed. */
  public static CloudReply cut() {
    return new CloudReply(0, "", new byte[0]);
  }

  /** What a proxy or a login page answers. */
  public static CloudReply html() {
    return text(
        200, "text/html; charset=utf-8", "<html><body><h1>Please log in</h1></body></html>");
  }

  public static CloudReply text(int status, String contentType, String text) {
    return new CloudReply(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }
}
