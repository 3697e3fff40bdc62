// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * One instance of each key of a tree, whatever file it was read from, and of most values that come
 * again and again.
 *
 * <p>Ten thousand objects have the same few keys, and half of their texts are the same too. Sharing
 * them saves memory, and a map finds a key that is the same instance without comparing letters.
 * What is remembered is bounded; a race costs nothing but a second look.
 */
public final class SharedText {
  private static final int SLOTS = 4096;
  private static final int LONGEST = 128;
  private static final String[] KEYS = new String[SLOTS];
  private static final String[] VALUES = new String[SLOTS];

  private SharedText() {}

  /** Returns the instance that all equal keys are. */
  public static String key(String key) {
    if (key.length() > LONGEST) {
      return key;
    }
    int slot = slot(key);
    String known = KEYS[slot];
    if (!key.equals(known)) {
      known = key.intern();
      KEYS[slot] = known;
    }
    return known;
  }

  /** Returns an equal text that was read shortly before, if there was one. */
  static String value(String value) {
    if (value.length() > LONGEST) {
      return value;
    }
    int slot = slot(value);
    String known = VALUES[slot];
    if (value.equals(known)) {
      return known;
    }
    VALUES[slot] = value;
    return value;
  }

  private static int slot(String text) {
    int hash = text.hashCode();
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
