// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.model.Quantity;
import java.util.List;

/** Writes a number of bytes as a quantity in the largest unit that is exact: {@code 10Gi}. */
final class DiskSize {
  private static final List<String> UNITS = List.of("", "Ki", "Mi", "Gi");

  private DiskSize() {}

  static Quantity of(long bytes) {
    long amount = bytes;
    int unit = 0;
    while (unit < UNITS.size() - 1 && amount != 0 && amount % 1024 == 0) {
      amount /= 1024;
      unit++;
    }
    return Quantity.parse(amount + UNITS.get(unit));
  }
}
