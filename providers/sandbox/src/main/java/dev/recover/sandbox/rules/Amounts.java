// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Compares quantities that stand in a tree as text or number. */
public final class Amounts {
  private Amounts() {}

  /** Returns the quantity; one of 0 when there is none. */
  public static Quantity of(@Nullable Object value) {
    try {
      return Quantity.parse(value == null || "".equals(value) ? "0" : String.valueOf(value));
    } catch (UnreadableException e) {
      return Quantity.parse("0");
    }
  }

  public static int compare(@Nullable Object one, @Nullable Object other) {
    return of(one).compareTo(of(other));
  }

  /** Whether the value is greater than 0. */
  public static boolean isPositive(@Nullable Object value) {
    return of(value).amount().signum() > 0;
  }
}
