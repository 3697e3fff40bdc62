// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Draft;
import dev.recover.transform.Side;

/** The storage class of a pair: the claim's, else the PersistentVolume's, else "". */
final class PairClass {
  private PairClass() {}

  static String of(Draft draft) {
    return draft
        .text(Side.CLAIM, Fields.STORAGE_CLASS)
        .or(() -> draft.text(Side.VOLUME, Fields.STORAGE_CLASS))
        .orElse("");
  }
}
