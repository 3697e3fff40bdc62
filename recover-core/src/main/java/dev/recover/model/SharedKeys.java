// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * One instance of each key of a tree, whatever file it was read from.
 *
 * <p>Ten thousand objects have the same few keys. Sharing them saves memory, and a map finds a key
 * that is the same instance without comparing letters. What is remembered is bounded; a race costs
 * nothing but a second look.
 */
final class SharedKeys {
  private static final int SLOTS = 4096;
  private static final int LONGEST = 128;
  private static final String[] KNOWN = new String[SLOTS];

  private SharedKeys() {}

  static String of(String key) {
    if (key.length() > LONGEST) {
      return key;
    }
    int hash = key.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String known = KNOWN[slot];
    if (!key.equals(known)) {
      known = key.intern();
      KNOWN[slot] = known;
    }
    return known;
  }
}
