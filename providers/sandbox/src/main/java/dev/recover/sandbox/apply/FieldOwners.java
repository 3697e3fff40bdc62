// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.model.Json;
import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps account of who owns which field, and merges what is applied.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side
 *     apply</a>
 */
public final class FieldOwners {
  private final Schema schema;
  private final String apiVersion;
  private final String now;

  /**
   * @param now the time that a changed entry gets
   */
  public FieldOwners(Schema schema, String apiVersion, String now) {
    this.schema = schema;
    this.apiVersion = apiVersion;
    this.now = now;
  }

  /**
   * Notes in {@code after} that a manager made it out of {@code before} by an update.
   *
   * @param before the live object, or an empty map for a new one
   * @param after the object that is about to be stored; its managedFields are replaced
   */
  public void update(
      Map<String, Object> before, Map<String, Object> after, String manager, String subresource) {
    Object given = Tree.at(after, "metadata", "managedFields");
    boolean reset = given instanceof List<?> list && isReset(list);
    boolean none = !(given instanceof List<?> some) || some.isEmpty();
    Ownership owners =
        Ownership.read(reset ? null : none ? Tree.at(before, "metadata", "managedFields") : given);
    if (reset && !before.isEmpty()) {
      store(after, owners);
      return;
    }
    Comparison changes = compare(before, after);
    Ownership.Owner owner = new Ownership.Owner(manager, "Update", apiVersion, subresource);
    FieldSet own = owners.of(owner);
    owners.takeFromOthers(
        owner, changes.modified().union(changes.added()).union(changes.removed()));
    owners.set(
        owner,
        own.difference(changes.removed()).union(changes.modified()).union(changes.added()),
        now);
    store(after, owners);
  }

  private static boolean isReset(List<?> list) {
    return list.size() == 1 && list.get(0) instanceof Map<?, ?> map && map.isEmpty();
  }

  private Comparison compare(Map<String, Object> before, Map<String, Object> after) {
    return Comparison.of(
        schema,
        Skeleton.fill(schema, withoutManagedFields(before)),
        Skeleton.fill(schema, withoutManagedFields(after)));
  }

  private static Map<String, Object> withoutManagedFields(Map<String, Object> tree) {
    Map<String, Object> copy = new LinkedHashMap<>(tree);
    Map<String, Object> metadata = new LinkedHashMap<>(Tree.map(tree, "metadata"));
    metadata.remove("managedFields");
    copy.put("metadata", metadata);
    return copy;
  }

  private static void store(Map<String, Object> tree, Ownership owners) {
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    List<Object> entries = owners.write();
    if (entries.isEmpty()) {
      metadata.remove("managedFields");
    } else {
      metadata.put("managedFields", entries);
    }
  }

  /**
   * Merges a configuration into the live object.
   *
   * @param live the live object, or an empty map when there is none
   * @param configuration what the manager wants, all of it
   * @return the object to store, with its managedFields
   * @throws Refusal 409 when another manager owns a field and {@code force} is not set
   */
  public Map<String, Object> apply(
      Map<String, Object> live, Map<String, Object> configuration, Applier applier) {
    Ownership owners = Ownership.read(Tree.at(live, "metadata", "managedFields"));
    Map<String, Object> base = withoutManagedFields(live);
    Object merged = Objects.requireNonNull(Merge.merge(schema, base, configuration));
    Ownership.Owner owner =
        new Ownership.Owner(applier.manager(), "Apply", apiVersion, applier.subresource());
    FieldSet last = owners.of(owner);
    FieldSet named = Ownership.namedBy(schema, configuration);
    FieldSet others = FieldSet.EMPTY;
    for (Ownership.Share share : owners.shares()) {
      if (!share.owner().sameAs(owner)) {
        others = others.union(share.fields());
      }
    }
    FieldSet gone = last.withNamedParents().difference(others.union(named).withNamedParents());
    Map<String, Object> pruned =
        Json.asMap((Map<?, ?>) Objects.requireNonNull(Merge.remove(schema, merged, gone)));
    Comparison changes = compare(base, pruned);
    FieldSet written = changes.modified().union(changes.added());
    if (!applier.force()) {
      Conflicts.refuse(owners.shares(), owner, written);
    }
    owners.takeFromOthers(owner, written.union(changes.removed()));
    // An apply that changes nothing is noted without a time.
    owners.set(owner, named, changes.isEmpty() ? owners.timeOf(owner) : now);
    Map<String, Object> result = Tree.copyOf(pruned);
    store(result, owners);
    return result;
  }

  /**
   * Who applies.
   *
   * @param force whether fields are taken from their owners
   */
  public record Applier(String manager, String subresource, boolean force) {}
}
