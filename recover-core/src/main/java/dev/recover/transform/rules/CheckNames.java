// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DnsName;
import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.function.Predicate;

/** Reports a name that the API server would refuse. */
final class CheckNames implements Rule {
  private static final FieldPath DRIVER = FieldPath.of("spec", "csi", "driver");
  private static final FieldPath HANDLE = FieldPath.of("spec", "csi", "volumeHandle");
  private static final String SUBDOMAIN =
      "it has lower case letters, digits, '-' and '.', begins and ends with a letter or digit, and"
          + " has at most 253 characters";
  private static final String LABEL =
      "it has lower case letters, digits and '-', begins and ends with a letter or digit, and has at"
          + " most 63 characters";

  @Override
  public Explanation explanation() {
    String names =
        """
        volume: {metadata: {name: pvc-6d1f}}
        claim: {metadata: {namespace: shop, name: data}}
        """;
    return Explanation.of(
            "check-names", Scope.BOTH, Action.KEEP, "Names are those that Kubernetes accepts")
        .what(
            """
            Changes nothing. Reports NAME_INVALID for a volume, claim, namespace or class whose name the
            API server would refuse, for a driver's name over 63 characters and for an empty volume
            handle.
            """)
        .why("The create would fail after others have been done.")
        .source(Sources.validation("ValidatePersistentVolume"))
        .example(names, names);
  }

  @Override
  public void rewrite(Draft draft) {
    check(draft, Side.VOLUME, Fields.NAME, DnsName::isSubdomain, SUBDOMAIN);
    check(draft, Side.CLAIM, Fields.NAME, DnsName::isSubdomain, SUBDOMAIN);
    check(draft, Side.CLAIM, Fields.NAMESPACE, DnsName::isLabel, LABEL);
    Predicate<String> classOrNone = name -> name.isEmpty() || DnsName.isSubdomain(name);
    check(draft, Side.VOLUME, Fields.STORAGE_CLASS, classOrNone, SUBDOMAIN);
    check(draft, Side.CLAIM, Fields.STORAGE_CLASS, classOrNone, SUBDOMAIN);
    if (draft.at(Side.VOLUME, FieldPath.of("spec", "csi")).isPresent()) {
      Predicate<String> driver = name -> !name.isEmpty() && name.length() <= 63;
      check(draft, Side.VOLUME, DRIVER, driver, "a driver's name has 1 to 63 characters");
      check(draft, Side.VOLUME, HANDLE, handle -> !handle.isEmpty(), "a handle is never empty");
    }
  }

  private static void check(
      Draft draft, Side side, FieldPath path, Predicate<String> valid, String allowed) {
    String name = draft.text(side, path).orElse("");
    if (!valid.test(name)) {
      draft.report(
          Diagnostic.error(
              Code.NAME_INVALID,
              draft.subject(),
              side.kind() + ": " + path + " cannot be \"" + name + "\"",
              allowed,
              "Map it to another name, or correct it in the file that was captured from."));
    }
  }
}
