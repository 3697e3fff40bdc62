// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * Text that is not what it should be: broken JSON, a quantity that is none, a name Kubernetes would
 * refuse.
 *
 * <p>The message is one sentence that can be shown to a user; it names the place where that is
 * known.
 */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }

  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
