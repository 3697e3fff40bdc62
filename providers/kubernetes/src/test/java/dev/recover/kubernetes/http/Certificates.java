// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** An authority that issues certificates for one test. */
public final class Certificates {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final KeyPair keys;
  private final X509Certificate certificate;

  /** A certificate with its key. */
  public record Issued(X509Certificate certificate, KeyPair keys) {
    public String certificatePem() throws Exception {
      return pem(certificate);
    }

    /** As {@code openssl} of old wrote it: PKCS#1 for RSA, SEC 1 for EC. */
    public String traditionalKeyPem() throws Exception {
      return keys.getPrivate() instanceof java.security.interfaces.ECPrivateKey key
          ? pem(new PemObject("EC PRIVATE KEY", sec1(key)))
          : pem(keys.getPrivate());
    }

    private static byte[] sec1(java.security.interfaces.ECPrivateKey key) throws Exception {
      return new ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1).getEncoded();
    }

    public String pkcs8KeyPem() {
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    }
  }

  public Certificates() throws Exception {
    keys = generate("EC");
    certificate = sign("authority", keys, keys, "authority", new GeneralName[0], true);
  }

  public String pem() throws Exception {
    return pem(certificate);
  }

  /**
   * @param algorithm {@code RSA} or {@code EC}
   */
  public Issued issue(String algorithm, String name, GeneralName... names) throws Exception {
    KeyPair mine = generate(algorithm);
    return new Issued(sign(name, mine, keys, "authority", names, false), mine);
  }

  /** Returns a server's side of TLS, which trusts clients of this authority. */
  public SSLContext server(GeneralName... names) throws Exception {
    Issued issued = issue("EC", "server", names);
    KeyStore mine = KeyStore.getInstance("PKCS12");
    mine.load(null, null);
    Certificate[] chain = {issued.certificate()};
    mine.setKeyEntry("server", issued.keys().getPrivate(), new char[0], chain);
    mine.setCertificateEntry("authority", certificate);
    KeyManagerFactory identity =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(mine, new char[0]);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(mine);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyPair generate(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(
      String subject, KeyPair of, KeyPair by, String issuer, GeneralName[] names, boolean authority)
      throws Exception {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal("CN=" + issuer),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.minusSeconds(3600)),
            Date.from(now.plusSeconds(3600)),
            new X500Principal("CN=" + subject),
            of.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    if (names.length > 0) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }

  private static String pem(Object object) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }
}
