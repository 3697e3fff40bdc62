// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is costly to make, made once, when it is first asked for. */
final class Lazily<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Lazily(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    T present = made;
    if (present == null) {
      present = maker.get();
      made = present;
    }
    return present;
  }

  synchronized Optional<T> present() {
    return Optional.ofNullable(made);
  }
}
