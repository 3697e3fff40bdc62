// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

/** The sandbox that journeys share; stopped when the JVM ends. */
final class Sandboxes {
  private Sandboxes() {}

  static Place shared() {
    return Shared.SANDBOX.place();
  }

  private static final class Shared {
    static final SandboxProcess SANDBOX = SandboxProcess.start("shared");
  }
}
