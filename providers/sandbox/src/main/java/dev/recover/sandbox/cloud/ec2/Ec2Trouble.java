// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudReply;
import java.util.Optional;

/** Says what went wrong as EC2 and STS do. */
final class Ec2Trouble {
  private Ec2Trouble() {}

  static CloudReply reply(Ec2Error error, boolean isSts, String id) {
    Ec2Xml xml = new Ec2Xml();
    Runnable said =
        () ->
            xml.within(
                "Error", () -> xml.text("Code", error.code()).text("Message", error.message()));
    if (isSts) {
      xml.within(
          "ErrorResponse",
          () -> {
            said.run();
            xml.text("RequestId", id);
          });
    } else {
      xml.within(
          "Response",
          () -> {
            xml.within("Errors", said);
            xml.text("RequestID", id);
          });
    }
    return CloudReply.text(error.status(), "text/xml;charset=UTF-8", xml.toString());
  }

  /** What is answered instead; empty when the call is carried out all the same. */
  static Optional<CloudReply> reply(CloudFault fault, CloudCall call, String id) {
    boolean isSts = call.action().startsWith("sts:");
    switch (fault.kind()) {
      case HTML:
        return Optional.of(CloudReply.html());
      case CUT_BEFORE:
        return Optional.of(CloudReply.cut());
      case CUT_AFTER:
        return Optional.empty();
      case DELAY:
        pause(fault.time().toMillis());
        return Optional.empty();
      default:
        return Optional.of(reply(error(fault, call), isSts, id));
    }
  }

  private static Ec2Error error(CloudFault fault, CloudCall call) {
    switch (fault.kind()) {
      case THROTTLED:
        return new Ec2Error(503, "RequestLimitExceeded", "Request limit exceeded.");
      case UNAVAILABLE:
        return new Ec2Error(
            503, "Unavailable", "The server is overloaded and can't handle the request.");
      case EXPIRED:
        return Ec2Error.of("RequestExpired", "Request has expired.");
      case DENIED:
        return new Ec2Error(
            403,
            "UnauthorizedOperation",
            "You are not authorized to perform this operation. User: arn:aws:iam::"
                + call.account()
                + ":user/recover is not authorized to perform: "
                + call.action()
                + " because no identity-based policy allows the "
                + call.action()
                + " action");
      default:
        return new Ec2Error(fault.status(), fault.code(), fault.message());
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
