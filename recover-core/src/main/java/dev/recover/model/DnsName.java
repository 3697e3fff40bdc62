// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.regex.Pattern;

/**
 * The two shapes of name that Kubernetes accepts.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object
 *     names</a>
 */
public final class DnsName {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private DnsName() {}

  /** Whether a namespace may have this name: a DNS label of at most 63 characters. */
  public static boolean isLabel(String name) {
    return LABEL.matcher(name).matches();
  }

  /**
   * Whether a volume, claim or class may have this name: a DNS subdomain of at most 253 characters.
   */
  public static boolean isSubdomain(String name) {
    return name.length() <= 253 && SUBDOMAIN.matcher(name).matches();
  }
}
