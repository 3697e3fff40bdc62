// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Edit;
import java.util.List;

/**
 * What is to be done, complete: apply needs nothing else but the cluster.
 *
 * @param flow {@code restore}, {@code adopt}, {@code relocate}, {@code protect} or {@code undo}
 * @param madeAt when, RFC 3339 in UTC; given by the caller, as planning reads no clock
 * @param orderReason one sentence: why this order of creation
 * @param volumes by claim
 * @param steps in an order in which they could run one by one
 * @param edits by volume, object and path
 */
public record Plan(
    String flow,
    String madeAt,
    Basis basis,
    Order order,
    String orderReason,
    List<PlannedVolume> volumes,
    List<PlannedStep> steps,
    List<Edit> edits,
    List<Diagnostic> diagnostics) {
  public Plan {
    volumes = List.copyOf(volumes);
    steps = List.copyOf(steps);
    edits = List.copyOf(edits);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The same plan under another flow. */
  public Plan withFlow(String other) {
    return new Plan(other, madeAt, basis, order, orderReason, volumes, steps, edits, diagnostics);
  }

  /** The same plan with other diagnostics, in their order. */
  public Plan withDiagnostics(List<Diagnostic> others) {
    return new Plan(
        flow,
        madeAt,
        basis,
        order,
        orderReason,
        volumes,
        steps,
        edits,
        others.stream().sorted().toList());
  }

  /** The steps that change something; a plan without any has nothing to do but to prove. */
  public List<PlannedStep> changes() {
    return steps.stream().filter(step -> step.hazard() != Hazard.NONE).toList();
  }

  /** The volumes in that state. */
  public List<PlannedVolume> in(PlannedVolume.State state) {
    return volumes.stream().filter(volume -> volume.state() == state).toList();
  }
}
