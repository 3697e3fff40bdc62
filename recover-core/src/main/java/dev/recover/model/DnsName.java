// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * The two shapes of name that Kubernetes accepts.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object
 *     names</a>
 */
public final class DnsName {
  private DnsName() {}

  /** Whether a namespace may have this name: a DNS label of at most 63 characters. */
  public static boolean isLabel(String name) {
    return name.length() <= 63 && isPart(name, 0, name.length());
  }

  /**
   * Whether a volume, claim or class may have this name: a DNS subdomain of at most 253 characters.
   */
  public static boolean isSubdomain(String name) {
    if (name.length() > 253) {
      return false;
    }
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (!isPart(name, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return isPart(name, start, name.length());
  }

  /** Whether lower case letters, digits and inner hyphens stand there, and at least one does. */
  private static boolean isPart(String name, int start, int end) {
    for (int at = start; at < end; at++) {
      char letter = name.charAt(at);
      boolean inner = at > start && at < end - 1;
      if (!(letter >= 'a' && letter <= 'z'
          || letter >= '0' && letter <= '9'
          || letter == '-' && inner)) {
        return false;
      }
    }
    return end > start;
  }
}
