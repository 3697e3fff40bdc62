// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The place of a field in an object, written as the API server writes it in its messages.
 *
 * <p>For example {@code spec.claimRef.uid}, {@code
 * metadata.annotations[pv.kubernetes.io/bind-completed]} or {@code spec.accessModes[0]}. Each
 * segment is a {@code String} key or an {@code Integer} index.
 */
public record FieldPath(List<Object> segments) implements Comparable<FieldPath> {
  public FieldPath {
    segments = List.copyOf(segments);
  }

  /** Returns the path of nested keys; no key is parsed. */
  public static FieldPath of(String... keys) {
    return new FieldPath(List.of((Object[]) keys));
  }

  /** Returns the path of an annotation. */
  public static FieldPath annotation(String key) {
    return of("metadata", "annotations", key);
  }

  /** Returns the path of a label. */
  public static FieldPath label(String key) {
    return of("metadata", "labels", key);
  }

  /** Parses what {@link #toString} prints; throws {@link UnreadableException}. */
  public static FieldPath parse(String text) {
    List<Object> segments = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        if (end < 0) {
          throw new UnreadableException("the path \"" + text + "\" has a [ without ]");
        }
        String key = text.substring(at + 1, end);
        segments.add(key.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(key) : key);
        at = end + 1;
      } else {
        at += text.charAt(at) == '.' ? 1 : 0;
        int end = at;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
          end++;
        }
        if (end == at) {
          throw new UnreadableException("the path \"" + text + "\" has an empty part");
        }
        segments.add(text.substring(at, end));
        at = end;
      }
    }
    return new FieldPath(segments);
  }

  /** Returns this path with one more segment. */
  public FieldPath then(String key) {
    List<Object> longer = new ArrayList<>(segments);
    longer.add(key);
    return new FieldPath(longer);
  }

  /** Returns the path of an item of the list at this path. */
  public FieldPath then(int index) {
    List<Object> longer = new ArrayList<>(segments);
    longer.add(index);
    return new FieldPath(longer);
  }

  /** Returns this path without its last segment; the path of the whole object stays as it is. */
  public FieldPath parent() {
    return segments.isEmpty()
        ? this
        : new FieldPath(new ArrayList<>(segments.subList(0, segments.size() - 1)));
  }

  /** Segment by segment, a list's items by number, a shorter path first. */
  @Override
  public int compareTo(FieldPath other) {
    int common = Math.min(segments.size(), other.segments.size());
    for (int at = 0; at < common; at++) {
      int order = compare(segments.get(at), other.segments.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  private static int compare(Object left, Object right) {
    if (left instanceof Integer first) {
      return right instanceof Integer second ? first.compareTo(second) : -1;
    }
    return right instanceof Integer ? 1 : ((String) left).compareTo((String) right);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Object segment : Collections.unmodifiableList(segments)) {
      if (segment instanceof String key && isPlain(key)) {
        out.append(out.length() == 0 ? "" : ".").append(key);
      } else {
        out.append('[').append(segment).append(']');
      }
    }
    return out.toString();
  }

  /** Whether the key is a word that needs no brackets: letters, digits, _ and -. */
  private static boolean isPlain(String key) {
    for (int at = 0; at < key.length(); at++) {
      char c = key.charAt(at);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!letter && (at == 0 || c != '-' && (c < '0' || c > '9'))) {
        return false;
      }
    }
    return !key.isEmpty();
  }
}
