// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** The socket factory of a client that talks plain HTTP only. */
final class NoTls extends SSLSocketFactory {
  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean close)
      throws IOException {
    throw none();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw none();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw none();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw none();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw none();
  }

  private static IOException none() {
    return new IOException("this server is reached without TLS");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return new String[0];
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return new String[0];
  }
}
