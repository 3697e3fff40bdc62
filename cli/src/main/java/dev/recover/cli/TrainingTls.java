// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * TLS before the sandbox of the {@link Training}, as a real API server has it: eight hundred
 * classes that every command on a cluster loads.
 */
final class TrainingTls {
  private static final Pattern SERVER = Pattern.compile("server: \"http://127\\.0\\.0\\.1:(\\d+)");
  private static final char[] PASSWORD = "training".toCharArray();

  private final Path folder;

  TrainingTls(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins to listen.
   *
   * @param kubeconfig of a server without TLS on this machine
   * @return a kubeconfig of the same server with TLS
   */
  Path before(Path kubeconfig) throws IOException, GeneralSecurityException, InterruptedException {
    Matcher plain = SERVER.matcher(Files.readString(kubeconfig));
    if (!plain.find()) {
      throw new IOException("no server in " + kubeconfig);
    }
    int port = Integer.parseInt(plain.group(1));
    KeyStore keys = keys();
    SSLServerSocket socket = listen(keys);
    Training.background(() -> accept(socket, port));
    String authority =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate("training").getEncoded());
    Path pem = folder.resolve("authority.pem");
    Files.writeString(
        pem, "-----BEGIN CERTIFICATE-----\n" + authority + "\n-----END CERTIFICATE-----\n");
    String server =
        "certificate-authority: \""
            + pem
            + "\", server: \"https://127.0.0.1:"
            + socket.getLocalPort();
    return Files.writeString(
        folder.resolve("kubeconfig-tls.new"), plain.replaceAll(Matcher.quoteReplacement(server)));
  }

  /** A certificate that is good for this one training; Java has no other public way to make one. */
  private KeyStore keys() throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias training -keyalg RSA -keysize 2048 -dname CN=training -ext san=ip:127.0.0.1"
            + " -validity 1 -storetype PKCS12 -storepass training -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -keystore";
    List<String> command = new java.util.ArrayList<>(List.of(program));
    command.addAll(List.of(options.split(" ")));
    command.add(store.toString());
    int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException("keytool ended with " + exitCode);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLServerSocket listen(KeyStore keys)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void accept(SSLServerSocket socket, int port) {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        Training.background(() -> pump(client, server));
        Training.background(() -> pump(server, client));
      }
    } catch (IOException e) {
      // The training goes on without; the archive then lacks some classes.
      return;
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has closed, and so the other does.
      return;
    }
  }
}
