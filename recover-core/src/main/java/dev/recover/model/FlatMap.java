// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable map of a few keys, in the order in which they were put: one array, and a look at
 * one key after the other.
 *
 * <p>Objects of Kubernetes are maps of one to ten keys. Ten thousand volumes of a bundle keep 35 MB
 * as such maps and 66 MB as hash tables, all of which a garbage collector copies. A value may be
 * null.
 */
public final class FlatMap extends AbstractMap<String, Object> {
  /** More keys than this are a hash table. */
  private static final int MOST = 16;

  /** Key, value, key, value. */
  private final @Nullable Object[] pairs;

  private FlatMap(@Nullable Object[] pairs) {
    this.pairs = pairs;
  }

  /** Returns an unmodifiable copy with the same order; values are taken as they are. */
  public static Map<String, Object> copyOf(Map<String, ?> map) {
    Builder builder = new Builder();
    map.forEach(builder::put);
    return builder.build();
  }

  /** Takes pairs one by one. */
  static final class Builder {
    private @Nullable Object[] pairs = new Object[8];
    private int length;
    private @Nullable Map<String, Object> large;

    boolean contains(String key) {
      return large == null ? find(pairs, length, key) >= 0 : large.containsKey(key);
    }

    /** As {@link Map#put}. */
    void put(String key, @Nullable Object value) {
      if (large != null) {
        large.put(key, value);
        return;
      }
      int at = find(pairs, length, key);
      if (at >= 0) {
        pairs[at + 1] = value;
      } else if (length == 2 * MOST) {
        Map<String, Object> table = new LinkedHashMap<>(4 * MOST);
        new FlatMap(pairs).forEach(table::put);
        table.put(key, value);
        large = table;
      } else {
        if (length == pairs.length) {
          pairs = Arrays.copyOf(pairs, 2 * length);
        }
        pairs[length++] = key;
        pairs[length++] = value;
      }
    }

    Map<String, Object> build() {
      return large == null
          ? new FlatMap(length == pairs.length ? pairs : Arrays.copyOf(pairs, length))
          : Collections.unmodifiableMap(large);
    }
  }

  /** Keys that were read are one instance each, so the first look seldom has to compare letters. */
  private static int find(@Nullable Object[] pairs, int length, @Nullable Object key) {
    for (int i = 0; i < length; i += 2) {
      if (pairs[i] == key) {
        return i;
      }
    }
    for (int i = 0; i < length; i += 2) {
      if (pairs[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    int at = find(pairs, pairs.length, key);
    return at < 0 ? null : pairs[at + 1];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return find(pairs, pairs.length, key) >= 0;
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Object> action) {
    for (int i = 0; i < pairs.length; i += 2) {
      action.accept((String) pairs[i], pairs[i + 1]);
    }
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return new Pairs(pairs);
      }

      @Override
      public int size() {
        return pairs.length / 2;
      }
    };
  }

  private static final class Pairs implements Iterator<Map.Entry<String, Object>> {
    private final @Nullable Object[] pairs;
    private int next;

    Pairs(@Nullable Object[] pairs) {
      this.pairs = pairs;
    }

    @Override
    public boolean hasNext() {
      return next < pairs.length;
    }

    @Override
    public Map.Entry<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return new SimpleImmutableEntry<>((String) pairs[next - 2], pairs[next - 1]);
    }
  }
}
