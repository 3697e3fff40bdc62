// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Speaks TLS on loopback for a server that does not, so that the training loads what every real
 * cluster needs: a third of all classes that a command loads are those of TLS.
 *
 * <p>Key and certificate are made for the one training, live in memory and die with it.
 */
final class TlsFront {
  private final X509Certificate certificate;
  private final SSLServerSocket front;
  private final int behind;

  private TlsFront(X509Certificate certificate, SSLServerSocket front, int behind) {
    this.certificate = certificate;
    this.front = front;
    this.behind = behind;
  }

  /**
   * Listens on a port that the system chose.
   *
   * @param behind the loopback port of the server without TLS
   */
  static TlsFront of(int behind) throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    try {
      X509Certificate certificate = certificate(keys);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] none = new char[0];
      store.setKeyEntry("front", keys.getPrivate(), none, new X509Certificate[] {certificate});
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      SSLServerSocket front =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      TlsFront tls = new TlsFront(certificate, front, behind);
      background(tls::accept);
      return tls;
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static X509Certificate certificate(KeyPair keys)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X500Principal name = new X500Principal("CN=training");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            name,
            keys.getPublic());
    GeneralName loopback = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(loopback));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }

  int port() {
    return front.getLocalPort();
  }

  /** The certificate to trust, as a kubeconfig's certificate-authority-data has it. */
  String authority() throws GeneralSecurityException {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return Base64.getEncoder()
        .encodeToString(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        background(() -> pump(client, server));
        background(() -> pump(server, client));
      }
    } catch (IOException ended) {
      // With the training; what could not be connected is not trained.
    }
  }

  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException ended) {
      // One side hung up.
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work, "training-tls");
    thread.setDaemon(true);
    thread.start();
  }
}
