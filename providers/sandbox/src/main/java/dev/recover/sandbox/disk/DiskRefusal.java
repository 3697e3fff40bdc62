// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

/** What the driver answers when it does not do what it is asked, worded as a CSI driver does. */
public final class DiskRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code of gRPC, for example {@code FailedPrecondition}
   */
  public DiskRefusal(String code, String why) {
    super("rpc error: code = " + code + " desc = " + why, null, false, false);
  }

  /** The message without the exception's class. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
