// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.spi.Fault;

/** Turns a fault of the outside world into what a person should read. */
final class FaultMessage {
  private FaultMessage() {}

  static Diagnostic of(Fault fault) {
    return switch (fault.kind()) {
      case UNAUTHENTICATED ->
          error(fault, Code.UNAUTHENTICATED, "log in again, or name another user with --context");
      case DENIED ->
          error(fault, Code.FORBIDDEN, "have the permission granted, or use a context that has it");
      case UNAVAILABLE, THROTTLED ->
          error(fault, Code.UNREACHABLE, "run the same command again: nothing is done twice");
      case IN_DOUBT ->
          error(fault, Code.IN_DOUBT, "run the same command again: it looks before it acts");
      case NOT_FOUND, ALREADY_EXISTS, CONFLICT, INVALID ->
          error(
              fault,
              Code.API_REFUSED,
              "read the answer above; plan again if the cluster has changed");
    };
  }

  private static Diagnostic error(Fault fault, Code code, String remedy) {
    String message = String.valueOf(fault.getMessage());
    return Diagnostic.error(code, "", code.meaning().replaceAll("\\.$", ""), message, remedy);
  }
}
