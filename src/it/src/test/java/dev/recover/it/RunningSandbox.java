// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.util.Map;

/** A sandbox that a journey goes through; closing ends it. */
interface RunningSandbox extends AutoCloseable {
  Place place();

  /** What a process needs in its environment to talk to the cloud under it. */
  Map<String, String> environment();

  @Override
  void close();
}
