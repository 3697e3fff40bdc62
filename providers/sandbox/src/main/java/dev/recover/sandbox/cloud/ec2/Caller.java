// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.CloudRequest;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent a request, to which region and service, as the signature's scope says.
 *
 * <p>The access key {@code AKIA<account>...} is an account's own; {@code ASIA<account>...} comes
 * from STS and needs the session token, which says when it ends.
 */
record Caller(String account, String region, String service) {
  static final String TOKEN = "sandbox-session-until-";

  private static final Pattern SCOPE =
      Pattern.compile("Credential=(AKIA|ASIA)([0-9]{12})[A-Z0-9]*/[0-9]{8}/([^/]+)/([^/]+)/");

  static Caller of(CloudRequest request, Instant now) {
    Matcher scope = SCOPE.matcher(request.header("authorization").orElse(""));
    if (!scope.find()) {
      throw invalid();
    }
    if (scope.group(1).equals("ASIA")) {
      String token = request.header("x-amz-security-token").orElse("");
      if (!token.startsWith(TOKEN)) {
        throw invalid();
      }
      if (now.isAfter(Instant.parse(token.substring(TOKEN.length())))) {
        throw Ec2Error.of("RequestExpired", "Request has expired.");
      }
    }
    return new Caller(scope.group(2), scope.group(3), scope.group(4));
  }

  private static Ec2Error invalid() {
    return new Ec2Error(
        401, "AuthFailure", "AWS was not able to validate the provided access credentials");
  }

  void requireRegion() {
    if (!Ec2Regions.ALL.contains(region)) {
      throw invalid();
    }
  }
}
