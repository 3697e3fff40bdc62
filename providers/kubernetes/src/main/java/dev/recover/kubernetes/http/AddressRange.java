// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of IPv4 addresses as {@code NO_PROXY} writes them: {@code 10.0.0.0/8}. */
final class AddressRange {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

  private AddressRange() {}

  static boolean contains(String range, String host) {
    Matcher from = ADDRESS.matcher(range);
    Matcher address = ADDRESS.matcher(host);
    if (!from.matches() || !address.matches() || from.group(5) == null) {
      return false;
    }
    int bits = Math.min(32, Integer.parseInt(from.group(5)));
    long mask = bits == 0 ? 0 : 0xffffffffL << 32 - bits & 0xffffffffL;
    return (number(from) & mask) == (number(address) & mask);
  }

  private static long number(Matcher address) {
    long number = 0;
    for (int part = 1; part <= 4; part++) {
      number = number << 8 | Long.parseLong(address.group(part));
    }
    return number;
  }
}
