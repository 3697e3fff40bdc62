// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.util.Map;
import java.util.TreeMap;

/** The rules for tags: 50 a resource, keys up to 128 and values up to 256 characters. */
final class Ec2Tags {
  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private Ec2Tags() {}

  /** Returns the tags that a resource has after more were set. */
  static Map<String, String> checked(Map<String, String> before, Map<String, String> more) {
    more.forEach(Ec2Tags::check);
    Map<String, String> all = new TreeMap<>(before);
    all.putAll(more);
    if (all.size() > MOST) {
      throw Ec2Error.of(
          "TagLimitExceeded", "The maximum number of tags for a resource (50) has been reached");
    }
    return all;
  }

  private static void check(String key, String value) {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw Ec2Error.invalid("Tag keys must be between 1 and 128 characters in length");
    }
    if (key.startsWith("aws:")) {
      throw Ec2Error.invalid("Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (value.length() > LONGEST_VALUE) {
      throw Ec2Error.invalid("Tag values must be between 0 and 256 characters in length");
    }
  }
}
