// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

/** How a candidate stands once everything that speaks against it was heard. */
enum Standing {
  /** It may be the disk. */
  POSSIBLE,
  /** It may be, and something essential speaks against it: a person has to say so. */
  DOUBTED,
  /** It is another cluster's. */
  FOREIGN,
  /** It cannot be the disk, or cannot be kept. */
  IMPOSSIBLE
}
