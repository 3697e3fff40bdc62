// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

/** Measures one thing and hands its ratios to the lab. */
interface Benchmark {
  void run(Lab lab) throws Exception;

  /** Whether a control plane must be there; without one the others are measured all the same. */
  default boolean needsControlPlane() {
    return true;
  }
}
