// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.model.Volume;
import dev.recover.plan.Order;
import dev.recover.plan.preflight.CloudSide;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a restore is planned.
 *
 * @param order the order of creation that the user asks for; empty to let the planner choose
 * @param allowed refusals that weigh as warnings; none but those of {@link #ALLOWABLE}
 * @param createNamespaces whether the plan may make a missing namespace
 * @param selected which volumes of the bundle the plan is about
 * @param clouds what the clouds say of the disks
 */
public record RestoreOptions(
    Optional<Order> order,
    Set<Code> allowed,
    boolean createNamespaces,
    Predicate<Volume> selected,
    CloudSide clouds) {
  /**
   * Refusals that a user may overrule: the pair binds and no disk is at stake, but pods may not get
   * it.
   */
  public static final Set<Code> ALLOWABLE =
      java.util.Collections.unmodifiableSet(
          EnumSet.of(
              Code.NO_DRIVER,
              Code.NO_NODE,
              Code.HANDLE_FOREIGN,
              Code.CAPACITY_SHORT,
              Code.ACCESS_MODES_DIFFER,
              Code.CLASSES_DIFFER,
              Code.ATTRIBUTES_DIFFER));

  /** Everything in the bundle, nothing overruled, namespaces made as needed. */
  public static final RestoreOptions DEFAULT =
      new RestoreOptions(Optional.empty(), Set.of(), true, volume -> true);

  public RestoreOptions {
    allowed = Set.copyOf(allowed);
    if (!ALLOWABLE.containsAll(allowed)) {
      throw new IllegalArgumentException("only " + ALLOWABLE + " can be allowed");
    }
  }

  /** Without a look at any cloud. */
  public RestoreOptions(
      Optional<Order> order,
      Set<Code> allowed,
      boolean createNamespaces,
      Predicate<Volume> selected) {
    this(order, allowed, createNamespaces, selected, CloudSide.NOT_ASKED);
  }

  public RestoreOptions knowing(CloudSide side) {
    return new RestoreOptions(order, allowed, createNamespaces, selected, side);
  }

  public RestoreOptions withOrder(Order wanted) {
    return new RestoreOptions(Optional.of(wanted), allowed, createNamespaces, selected, clouds);
  }

  public RestoreOptions allowing(Set<Code> codes) {
    return new RestoreOptions(order, codes, createNamespaces, selected, clouds);
  }

  public RestoreOptions creatingNamespaces(boolean create) {
    return new RestoreOptions(order, allowed, create, selected, clouds);
  }

  public RestoreOptions selecting(Predicate<Volume> volumes) {
    return new RestoreOptions(order, allowed, createNamespaces, volumes, clouds);
  }
}
