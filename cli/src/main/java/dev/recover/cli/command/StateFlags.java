// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

/** The option that says where runs are kept. */
public final class StateFlags {
  private StateFlags() {}

  public static Syntax add(Syntax syntax) {
    return syntax.value(
        "--state-dir", "DIR", "where runs and locks are kept (default ~/.local/state/recover)");
  }
}
