// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/** What makes a disk unlike an ordinary data disk. */
public enum DiskTrait {
  /** A machine starts from it: an operating system, not a volume. */
  BOOT,
  /** It carries the licence of an operating system. */
  LICENSED,
  /** Several machines may write to it at once (io1 and io2 Multi-Attach, multi-writer). */
  SHARED_WRITERS,
  /** It may only be read ({@code READ_ONLY_MANY}, {@code multi-zone}). */
  READ_ONLY,
  /** Encrypted with a key that only the customer has and that no API can use. */
  CUSTOMER_SUPPLIED_KEY,
  /** It lives on one machine and cannot be attached to another. */
  NODE_LOCAL
}
