// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Whether somebody sits in front of this process. */
final class Terminal {
  private Terminal() {}

  /** From JDK 22 on there is a console without a terminal too, and a way to tell. */
  static boolean isThere() {
    @Nullable Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
