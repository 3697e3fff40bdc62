// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made of names, so that a repeated request finds what the first one made. */
public final class Digests {
  private Digests() {}

  /** Returns the SHA-256 of a text: 64 hexadecimal digits. */
  public static String hex(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
