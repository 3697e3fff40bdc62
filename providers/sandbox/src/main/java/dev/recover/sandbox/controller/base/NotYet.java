// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

/** Work that cannot be done now and is to be tried again. */
public final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotYet(String why) {
    super(why, null, false, false);
  }

  /** The message without the exception's class. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
