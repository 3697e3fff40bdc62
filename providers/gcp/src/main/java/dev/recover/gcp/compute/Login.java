// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.auth.oauth2.GoogleCredentials;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.OneLine;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where Compute Engine is, and who asks.
 *
 * @param endpoint empty for the cloud's own
 * @param project the project that the credentials belong to
 */
record Login(Optional<String> endpoint, CredentialsProvider credentials, Optional<String> project) {
  /** The variable that says where Compute Engine is, when not at its usual address. */
  static final String ENDPOINT_VARIABLE = "RECOVER_GCP_ENDPOINT";

  private static final String SCOPE = "https://www.googleapis.com/auth/compute";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Finds the credentials by Google's own chain; none for plain HTTP, which is spoken to this
   * machine only.
   *
   * @throws DiagnosticException when the endpoint cannot be used or there are no credentials
   */
  static Login at(Optional<String> endpoint) {
    Optional<URI> uri = endpoint.map(Login::parsed);
    Optional<String> bare = endpoint.map(text -> text.replaceFirst("/+$", ""));
    if (uri.isPresent() && "http".equals(uri.get().getScheme())) {
      return new Login(bare, NoCredentialsProvider.create(), Optional.empty());
    }
    try {
      GoogleCredentials found = GoogleCredentials.getApplicationDefault();
      GoogleCredentials credentials =
          found.createScopedRequired() ? found.createScoped(List.of(SCOPE)) : found;
      Optional<String> project =
          Optional.ofNullable(found.getProjectId()).or(() -> quotaProject(found));
      return new Login(bare, FixedCredentialsProvider.create(credentials), project);
    } catch (IOException e) {
      throw new DiagnosticException(
          Diagnostic.error(
                  Code.UNAUTHENTICATED,
                  "gcp",
                  "there are no credentials for Compute Engine",
                  OneLine.of(String.valueOf(e.getMessage())),
                  "run `gcloud auth application-default login`, or let"
                      + " GOOGLE_APPLICATION_CREDENTIALS name a credentials file")
              .withDetails(
                  List.of(
                      "tried  the file that GOOGLE_APPLICATION_CREDENTIALS names",
                      "tried  the application default credentials that gcloud keeps",
                      "tried  the metadata server of the machine")));
    }
  }

  private static Optional<String> quotaProject(GoogleCredentials credentials) {
    return Optional.ofNullable(credentials.getQuotaProjectId());
  }

  private static URI parsed(String endpoint) {
    URI uri;
    try {
      uri = URI.create(endpoint);
    } catch (IllegalArgumentException e) {
      throw unusable(endpoint, "it is not a URL");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw unusable(endpoint, "it is not the URL of a server");
    }
    if (scheme.equals("http") && !LOOPBACK.contains(uri.getHost())) {
      throw unusable(endpoint, "plain HTTP is spoken to this machine only, where nobody listens");
    }
    return uri;
  }

  private static DiagnosticException unusable(String endpoint, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.USAGE_WRONG,
            "gcp",
            "the endpoint " + OneLine.of(endpoint) + " cannot be used",
            why,
            "give an https:// URL with --gcp-endpoint or RECOVER_GCP_ENDPOINT, the sandbox's"
                + " http://127.0.0.1:PORT, or none"));
  }
}
