// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.disk.Digests;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which call made what: the same token with the same parameters makes nothing new. */
final class ClientTokens {
  private final Ec2Resources resources;

  ClientTokens(Ec2Resources resources) {
    this.resources = resources;
  }

  static Ec2Error mismatch() {
    return Ec2Error.of(
        "IdempotentParameterMismatch",
        "The specified idempotent token was used with different arguments");
  }

  /** Returns the id of what was made with the call's token; refuses other parameters. */
  Optional<String> find(Ec2Call call) {
    Optional<KubeObject> record =
        call.text("ClientToken")
            .flatMap(token -> resources.setting().store().find(place(call), name(token)));
    if (record.isPresent() && !record.get().text("digest").equals(Optional.of(digest(call)))) {
      throw mismatch();
    }
    return record.flatMap(found -> found.text("id"));
  }

  void note(Ec2Call call, String id) {
    call.text("ClientToken")
        .ifPresent(
            token ->
                resources
                    .setting()
                    .store()
                    .put(
                        place(call),
                        name(token),
                        KubeObject.of(Map.of("id", id, "digest", digest(call)))));
  }

  private static String place(Ec2Call call) {
    return Ec2Resources.place(call.account(), call.region(), "tokens");
  }

  private static String name(String token) {
    return Digests.hex(token).substring(0, 32);
  }

  private static String digest(Ec2Call call) {
    Map<String, String> parameters = new TreeMap<>(call.parameters());
    parameters.remove("ClientToken");
    return Digests.hex(call.action() + parameters);
  }
}
