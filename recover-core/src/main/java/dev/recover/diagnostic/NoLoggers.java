// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Drops what the JDK and libraries log with {@link System.Logger}: whatever a person has to know, a
 * diagnostic says.
 *
 * <p>Being there is half of its use. With the first logger of whichever kind the JDK looks for a
 * finder in one jar of the class path after the other, and opening a hundred of them took longer
 * than all else in the start of a command. It stops at the second jar that names one; so the first
 * two, those of the command and of the core, both name this.
 */
public final class NoLoggers extends System.LoggerFinder {
  @Override
  public System.Logger getLogger(String name, Module module) {
    return new NoLogger(name);
  }

  private record NoLogger(String getName) implements System.Logger {
    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle texts, String message, @Nullable Throwable thrown) {}

    @Override
    public void log(
        Level level, @Nullable ResourceBundle texts, String format, Object @Nullable ... values) {}
  }
}
