// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.model.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** GetCallerIdentity and AssumeRole, for roles that were declared. */
final class SecurityTokens {
  private static final Duration SESSION = Duration.ofHours(1);

  private final Ec2Resources resources;

  SecurityTokens(Ec2Resources resources) {
    this.resources = resources;
  }

  void declare(String arn, String externalId) {
    resources
        .setting()
        .store()
        .put("roles", name(arn), KubeObject.of(Map.of("arn", arn, "externalId", externalId)));
  }

  private static String name(String arn) {
    return arn.replaceAll("[^a-zA-Z0-9-]", "_");
  }

  Ec2Xml identity(Ec2Call call) {
    Ec2Xml xml = new Ec2Xml();
    return xml.within(
        "GetCallerIdentityResult",
        () ->
            xml.text("UserId", "AIDASANDBOX")
                .text("Account", call.account())
                .text("Arn", "arn:aws:iam::" + call.account() + ":user/recover"));
  }

  Ec2Xml assume(Ec2Call call) {
    String arn = call.need("RoleArn");
    Optional<KubeObject> role = resources.setting().store().find("roles", name(arn));
    boolean trusted =
        role.flatMap(found -> found.text("externalId"))
            .map(id -> id.isEmpty() || id.equals(call.text("ExternalId").orElse("")))
            .orElse(false);
    if (!trusted) {
      throw new Ec2Error(
          403,
          "AccessDenied",
          "User: arn:aws:iam::"
              + call.account()
              + ":user/recover is not authorized to perform:"
              + " sts:AssumeRole on resource: "
              + arn);
    }
    String account = arn.split(":")[4];
    Instant end = Instant.now().plus(SESSION);
    Ec2Xml xml = new Ec2Xml();
    return xml.within(
        "AssumeRoleResult",
        () -> {
          xml.within(
              "Credentials",
              () ->
                  xml.text("AccessKeyId", "ASIA" + account + "ROLE")
                      .text("SecretAccessKey", "sandbox")
                      .text("SessionToken", Caller.TOKEN + end)
                      .text("Expiration", end));
          xml.within(
              "AssumedRoleUser",
              () ->
                  xml.text("AssumedRoleId", "AROASANDBOX:recover")
                      .text(
                          "Arn",
                          arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")));
        });
  }
}
