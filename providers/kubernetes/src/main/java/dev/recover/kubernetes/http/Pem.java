// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM text. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** AlgorithmIdentifier of rsaEncryption with NULL parameters, RFC 8017 appendix A.1. */
  private static final byte[] RSA = hex("300d06092a864886f70d0101010500");

  /** The object identifier id-ecPublicKey, RFC 5480. */
  private static final byte[] EC_PUBLIC_KEY = hex("06072a8648ce3d0201");

  private static final byte[] VERSION_0 = hex("020100");

  private Pem() {}

  /** Returns all certificates in the order they stand; at least one. */
  static List<X509Certificate> certificates(byte[] pem) throws GeneralSecurityException {
    List<X509Certificate> certificates = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Matcher block = BLOCK.matcher(new String(pem, StandardCharsets.US_ASCII));
    while (block.find()) {
      if (block.group(1).endsWith("CERTIFICATE")) {
        Certificate one =
            factory.generateCertificate(new ByteArrayInputStream(decode(block.group(2))));
        certificates.add((X509Certificate) one);
      }
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no PEM block CERTIFICATE is in it");
    }
    return certificates;
  }

  /** Returns the first private key: PKCS#8, PKCS#1 (RSA) or SEC 1 (EC); not an encrypted one. */
  static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    Matcher block = BLOCK.matcher(pem);
    while (block.find()) {
      byte[] der = block.group(1).endsWith("PRIVATE KEY") ? decode(block.group(2)) : new byte[0];
      switch (block.group(1)) {
        case "PRIVATE KEY":
          return generate(der);
        case "RSA PRIVATE KEY":
          return generate(sequence(VERSION_0, RSA, tagged(0x04, der)));
        case "EC PRIVATE KEY":
          byte[] algorithm = sequence(EC_PUBLIC_KEY, curve(der));
          return generate(sequence(VERSION_0, algorithm, tagged(0x04, der)));
        case "ENCRYPTED PRIVATE KEY":
          throw new GeneralSecurityException("the private key is encrypted");
        default:
          break;
      }
    }
    throw new GeneralSecurityException(
        pem.contains("Proc-Type: 4,ENCRYPTED")
            ? "the private key is encrypted"
            : "no PEM block PRIVATE KEY is in it");
  }

  private static byte[] decode(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("a PEM block is not base64", e);
    }
  }

  private static PrivateKey generate(byte[] pkcs8) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("the private key is of no kind");
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        last = new GeneralSecurityException("the private key is not RSA, EC or Ed25519", e);
      }
    }
    throw last;
  }

  /** The parameters of a SEC 1 key: what stands under the tag [0], after the private number. */
  private static byte[] curve(byte[] key) throws GeneralSecurityException {
    try {
      int at = contents(key, 0);
      while (at < key.length) {
        int inner = contents(key, at);
        int end = inner + length(key, at);
        if (key[at] == (byte) 0xa0) {
          return Arrays.copyOfRange(key, inner, end);
        }
        at = end;
      }
    } catch (IndexOutOfBoundsException e) {
      throw new GeneralSecurityException("the private key is cut off", e);
    }
    throw new GeneralSecurityException("the EC private key does not name its curve");
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    int length = first;
    if (first >= 0x80) {
      length = 0;
      for (int i = 0; i < (first & 0x7f); i++) {
        length = length << 8 | der[at + 2 + i] & 0xff;
      }
    }
    return length;
  }

  private static int contents(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
  }

  private static byte[] sequence(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return tagged(0x30, all.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (contents.length < 0x80) {
      out.write(contents.length);
    } else {
      out.write(0x82);
      out.write(contents.length >> 8);
      out.write(contents.length);
    }
    out.writeBytes(contents);
    return out.toByteArray();
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }
}
