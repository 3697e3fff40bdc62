// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where the API server is and how to know that it is the right one.
 *
 * @param url without a trailing slash; may have a path
 * @param authority PEM certificates; when absent the system's are trusted
 * @param tlsName the name to ask for and expect instead of the URL's host
 * @param insecure whether any certificate will do
 * @param proxy where to go through
 * @param pluginConfig what the cluster's extension {@code client.authentication.k8s.io/exec} holds
 *     for credential plugins
 */
public record Server(
    URI url,
    Optional<byte[]> authority,
    Optional<String> tlsName,
    boolean insecure,
    Optional<URI> proxy,
    Optional<Object> pluginConfig) {
  public boolean encrypted() {
    return "https".equals(url.getScheme());
  }
}
