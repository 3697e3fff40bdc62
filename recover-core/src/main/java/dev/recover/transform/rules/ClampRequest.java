// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Keeps a claim from asking for more than its volume has. */
final class ClampRequest implements Rule {
  private static final FieldPath REQUEST = FieldPath.of("spec", "resources", "requests", "storage");
  private static final FieldPath CAPACITY = FieldPath.of("spec", "capacity", "storage");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "clamp-request",
            Scope.BOTH,
            Action.CONDITIONAL,
            "A claim asks for no more than its volume has")
        .what(
            """
            Lowers spec.resources.requests.storage of the claim to the PersistentVolume's capacity when
            it is larger, and reports CAPACITY_SHORT. Otherwise keeps it.
            """)
        .why(
            """
            Claim and volume that name each other bind whatever their sizes are, and then the resizer
            grows the disk, whether its class allows that or not.
            """)
        .source(Sources.resizer("pkg/controller/controller.go", "pvcNeedResize, pvNeedResize"))
        .example(
            """
            volume: {spec: {capacity: {storage: 5Gi}}}
            claim: {spec: {resources: {requests: {storage: 10Gi}}}}
            """,
            """
            volume: {spec: {capacity: {storage: 5Gi}}}
            claim: {spec: {resources: {requests: {storage: 5Gi}}}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    Optional<Quantity> request = quantity(draft, Side.CLAIM, REQUEST);
    Optional<Quantity> capacity = quantity(draft, Side.VOLUME, CAPACITY);
    if (request.isPresent()
        && capacity.isPresent()
        && request.get().compareTo(capacity.get()) > 0) {
      clamp(draft, request.get(), capacity.get());
    }
  }

  private static void clamp(Draft draft, Quantity request, Quantity capacity) {
    draft
        .at(Side.VOLUME, CAPACITY)
        .ifPresent(
            size ->
                draft.set(
                    Side.CLAIM,
                    REQUEST,
                    size,
                    "the volume has " + capacity + ", and asking for more would resize the disk"));
    draft.report(
        Diagnostic.warning(
            Code.CAPACITY_SHORT,
            draft.subject(),
            "claim " + draft.subject() + " asked for " + request + ", its volume has " + capacity,
            "the claim is created with " + capacity + ", so that no resize begins by itself",
            "Set the claim's request to " + request + " once it is bound, if it is to grow."));
  }

  private static Optional<Quantity> quantity(Draft draft, Side side, FieldPath path) {
    Optional<String> text =
        draft
            .at(side, path)
            .map(v -> v instanceof BigDecimal number ? number.toPlainString() : v.toString());
    try {
      return text.map(Quantity::parse);
    } catch (UnreadableException unreadable) {
      draft.report(
          Diagnostic.error(
              Code.QUANTITY_INVALID,
              draft.subject(),
              side.kind() + " " + draft.captured(side).name() + ": " + path + " is not a quantity",
              unreadable.getMessage(),
              "Correct it in the file that was captured from and capture again."));
      return Optional.empty();
    }
  }
}
