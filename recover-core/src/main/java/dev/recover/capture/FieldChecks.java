// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DnsName;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Checks that both kinds of object share. */
final class FieldChecks {
  private FieldChecks() {}

  static Optional<Diagnostic> name(KubeObject object, String subject) {
    boolean valid =
        DnsName.isSubdomain(object.name())
            && (object.namespace().isEmpty() || DnsName.isLabel(object.namespace()));
    return valid
        ? Optional.empty()
        : Optional.of(invalidName(subject, "the object is named " + object.ref()));
  }

  static Diagnostic invalidName(String subject, String summary) {
    return Diagnostic.error(
        Code.NAME_INVALID,
        subject,
        summary,
        "Kubernetes takes lower-case letters, digits, '-' and '.', at most 253 of them, and for a"
            + " namespace no '.' and at most 63",
        "correct the name in the input, or give it another one with --map-name or --map-namespace");
  }

  static Optional<Diagnostic> quantity(KubeObject object, String subject, String... path) {
    String field = String.join(".", path);
    Optional<Object> value = object.at(path);
    String why;
    try {
      if (value.isPresent()) {
        Quantity quantity = Quantity.parse(String.valueOf(value.get()));
        if (quantity.amount().signum() > 0) {
          return Optional.empty();
        }
        why = field + " is " + quantity + ", and must be more than nothing";
      } else {
        why = field + " is missing";
      }
    } catch (UnreadableException e) {
      why = field + ": " + e.getMessage();
    }
    return Optional.of(
        Diagnostic.error(
            Code.QUANTITY_INVALID,
            subject,
            object.ref() + " has no usable size",
            why,
            "correct the field in the input and capture again"));
  }

  static Diagnostic credentials(String subject, String what, Collection<String> fields) {
    return Diagnostic.warning(
            Code.MAY_HOLD_CREDENTIAL,
            subject,
            what + " may hold a password, key or token in plain text",
            "the names of these fields say so; they are kept, because the volume cannot be mounted"
                + " without them",
            "keep the bundle as you keep passwords; where the driver can, name a Secret instead")
        .withDetails(List.copyOf(fields));
  }
}
