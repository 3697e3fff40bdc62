// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.kubernetes.config.Connection;
import dev.recover.spi.Fault;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in a user's words what a cluster's fault means and how to go on. */
public final class ClusterDiagnostics {
  private ClusterDiagnostics() {}

  /**
   * Returns the diagnostic for a fault that ends a command.
   *
   * @param context the kubeconfig's context, which the message is about
   */
  public static Diagnostic of(Fault fault, String context) {
    return of(fault, context, "the server");
  }

  /** The same where it is not known which cluster it was. */
  public static Diagnostic of(Fault fault) {
    return of(fault, "");
  }

  private static String whose(String context) {
    return context.isEmpty() ? "" : " of context " + context;
  }

  static Diagnostic of(Fault fault, Connection connection) {
    java.net.URI url = connection.server().url();
    String place = url.getScheme() + "://" + url.getAuthority();
    return of(fault, connection.context(), place.replaceAll("//[^@/]*@", "//"));
  }

  private static Diagnostic of(Fault fault, String context, String server) {
    switch (fault.kind()) {
      case UNAUTHENTICATED:
        return Diagnostic.error(
            Code.UNAUTHENTICATED,
            context,
            "the API server does not accept the credentials" + whose(context),
            "they are missing, wrong or expired; it answered " + fault.getMessage(),
            "log in again with your provider's command, then repeat this one");
      case DENIED:
        return denied(fault, context);
      case UNAVAILABLE:
      case THROTTLED:
        return unreachable(fault, context, server);
      default:
        if (fault.getMessage().contains("HTTP request to an HTTPS server")) {
          return unreachable(fault, context, server);
        }
        Code code = fault.kind() == Fault.Kind.IN_DOUBT ? Code.IN_DOUBT : Code.API_REFUSED;
        return Diagnostic.error(
            code,
            context,
            code.meaning().replaceAll("\\.$", ""),
            fault.getMessage(),
            code == Code.IN_DOUBT
                ? "run the same command again: it looks before it acts"
                : "change what the message names, then repeat the command");
    }
  }

  private static Diagnostic denied(Fault fault, String context) {
    return MissingRule.read(fault.getMessage())
        .map(
            refusal ->
                Diagnostic.error(
                    Code.FORBIDDEN,
                    context,
                    "user " + refusal.user() + " may not " + refusal.rule().words(),
                    "no role that is bound to the user grants it",
                    refusal.rule().remedy()))
        .orElseGet(
            () ->
                Diagnostic.error(
                    Code.FORBIDDEN,
                    context,
                    "the user" + whose(context) + " is not allowed to do this",
                    fault.getMessage(),
                    "ask whoever administers the cluster for the permission that the message"
                        + " names"));
  }

  private static Diagnostic unreachable(Fault fault, String context, String server) {
    return Diagnostic.error(
            Code.UNREACHABLE,
            context,
            "the API server" + whose(context) + " does not answer",
            why(fault, server),
            remedy(fault))
        .withDetails(List.of("request  " + fault.getMessage()));
  }

  private static String why(Fault fault, String server) {
    Throwable cause = fault.getCause();
    if (cause instanceof UnknownHostException) {
      return "the name in " + server + " is not known here";
    }
    if (cause instanceof SSLPeerUnverifiedException) {
      return "the certificate of " + server + " is for another name";
    }
    if (cause instanceof SSLException) {
      String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      return text.contains("unrecognized ssl message") || text.contains("plaintext")
          ? server + " does not speak TLS"
          : text.contains("path")
              ? "the certificate of " + server + " is not signed by the kubeconfig's authority"
              : "no secure connection to " + server + " came about: " + cause.getMessage();
    }
    if (cause instanceof ConnectException) {
      return "nothing listens at " + server + ", or a firewall refuses";
    }
    if (cause instanceof SocketTimeoutException) {
      return "nothing came back from " + server + " in time";
    }
    if (fault.status() == 400) {
      return "it speaks TLS, and the kubeconfig says http:// instead of https://";
    }
    return fault.kind() == Fault.Kind.THROTTLED
        ? "it has too much to do and went on saying so"
        : "what came back from " + server + " is no answer to work with";
  }

  private static String remedy(Fault fault) {
    return fault.getCause() instanceof SSLException
        ? "get the kubeconfig anew with your provider's command; certificate-authority-data and"
            + " tls-server-name decide who is trusted"
        : "check that the cluster runs, and the VPN or proxy to it; or choose another context with"
            + " --context";
  }
}
