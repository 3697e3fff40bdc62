// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import static dev.recover.transform.Scope.VOLUME;

import dev.recover.transform.Rule;
import java.util.List;

/** How the two objects name each other. */
public final class ClaimRefRules {
  static final Strip UID =
      Strip.field(
              "strip-claim-ref-uid",
              VOLUME,
              Fields.CLAIM_REF.then("uid"),
              "3f0c9a52-77d1-4c15-8a0e-5d1d0a1b7e42")
          .title("The volume waits for a claim by name, whatever its uid")
          .why(
              """
              The most dangerous field of all. The controller takes a uid that no claim has for a claim
              that was deleted and releases the volume; with policy Delete the driver destroys the disk
              about a second after the create.
              """)
          .source(Sources.volumeController("syncVolume"))
          .because(
              uid ->
                  "no claim of the target has uid "
                      + uid
                      + ", so the volume would be released, and with policy Delete its disk destroyed");

  static final Strip RESOURCE_VERSION =
      Strip.field(
              "strip-claim-ref-resource-version",
              VOLUME,
              Fields.CLAIM_REF.then("resourceVersion"),
              "\"48120\"")
          .title("The claim's resourceVersion is the controller's to write")
          .why("It tells of a version in the old cluster; the controller writes its own at bind.")
          .source(Sources.volumeController("bindVolumeToClaim"))
          .because(version -> "version " + version + " is the old cluster's");

  private ClaimRefRules() {}

  public static List<Rule> all() {
    return List.of(UID, RESOURCE_VERSION, new ReserveClaim(), new NameVolume());
  }
}
