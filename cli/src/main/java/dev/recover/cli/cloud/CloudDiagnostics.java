// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.CloudScope;
import dev.recover.model.OneLine;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import java.util.Optional;

/** What goes wrong between this command and a cloud, in words. */
public final class CloudDiagnostics {
  private CloudDiagnostics() {}

  /** Says what a cloud answered instead of doing what it was asked. */
  public static Diagnostic of(String provider, Fault fault) {
    return switch (fault.kind()) {
      case UNAUTHENTICATED ->
          Diagnostic.error(
              Code.CLOUD_UNAUTHENTICATED,
              provider,
              provider + " does not accept the credentials, or there are none",
              fault.getMessage(),
              "log in with the cloud's own command, or have the disks listed by somebody who may"
                  + " and use --disks-from FILE");
      case DENIED ->
          Diagnostic.error(
              Code.CLOUD_FORBIDDEN,
              provider,
              provider + " does not allow it",
              fault.getMessage(),
              "have the missing permission added, or use --disks-from FILE");
      case UNAVAILABLE, THROTTLED, IN_DOUBT ->
          Diagnostic.error(
              Code.CLOUD_UNREACHABLE,
              provider,
              provider + " gave no answer",
              fault.getMessage(),
              "check the endpoint and the network, then run the same command again");
      default ->
          Diagnostic.error(
              Code.CLOUD_REFUSED,
              provider,
              provider + " refused the request",
              fault.getMessage(),
              "nothing was changed by it; correct what it names and run the command again");
    };
  }

  /** A whole cloud that did not answer, as a part that was not looked at. */
  static NotLookedAt part(String provider, Fault fault) {
    return new NotLookedAt(
        new CloudScope(provider, "", ""), OneLine.of(fault.getMessage()), Optional.empty());
  }

  /** Says where nobody could look. */
  public static Diagnostic of(NotLookedAt part) {
    return Diagnostic.warning(
        Code.CLOUD_NOT_LOOKED_AT,
        part.scope().toString(),
        part.scope() + " was not looked at",
        part.why(),
        part.permission().map(missing -> "have the permission " + missing + " added; ").orElse("")
            + "what is there may be there: the answer is about the rest only");
  }
}
