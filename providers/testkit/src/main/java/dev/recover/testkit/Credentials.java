// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The throw-away keys of one cluster in a folder.
 *
 * @param serviceAccountKey signs service account tokens (PEM, PKCS 8)
 * @param tokens the API server's file of tokens
 * @param token the administrator's
 */
record Credentials(Path serviceAccountKey, Path tokens, String token) {
  static Credentials make(Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    Path key = Files.writeString(folder.resolve("sa.key"), privateKey());
    Path tokens =
        Files.writeString(folder.resolve("tokens.csv"), token + ",admin,admin,system:masters\n");
    return new Credentials(key, tokens, token);
  }

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }

  /** A kubeconfig with one cluster, one context and these credentials. */
  String kubeconfig(String cluster, String url) {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: %1$s, cluster: {server: "%2$s", insecure-skip-tls-verify: true}}
        users:
        - {name: admin, user: {token: "%3$s"}}
        contexts:
        - {name: %1$s, context: {cluster: %1$s, user: admin}}
        current-context: %1$s
        """
        .formatted(cluster, url, token);
  }
}
