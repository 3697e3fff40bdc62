// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.apply;

import dev.recover.sandbox.store.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which fields an apply would take from other managers, in the API's words. */
final class Conflicts {
  private Conflicts() {}

  /** Refuses when a field that is to be written belongs to someone else. */
  static void refuse(List<Ownership.Share> shares, Ownership.Owner owner, FieldSet written) {
    Map<String, List<String>> byManager = new TreeMap<>();
    for (Ownership.Share share : shares) {
      if (!share.owner().sameAs(owner)) {
        share
            .fields()
            .intersection(written)
            .forEach(
                "",
                path ->
                    byManager.computeIfAbsent(describe(share), m -> new ArrayList<>()).add(path));
      }
    }
    if (byManager.isEmpty()) {
      return;
    }
    List<Object> causes = new ArrayList<>();
    byManager.forEach(
        (manager, paths) ->
            paths.forEach(
                path -> {
                  Map<String, Object> cause = new LinkedHashMap<>();
                  cause.put("reason", "FieldManagerConflict");
                  cause.put("message", "conflict with " + manager);
                  cause.put("field", path);
                  causes.add(cause);
                }));
    throw new Refusal(409, "Conflict", message(byManager, causes.size()), Map.of("causes", causes));
  }

  private static String describe(Ownership.Share share) {
    Ownership.Owner owner = share.owner();
    StringBuilder text = new StringBuilder("\"").append(owner.manager()).append('"');
    if (!owner.subresource().isEmpty()) {
      text.append(" with subresource \"").append(owner.subresource()).append('"');
    }
    if (owner.operation().equals("Update")) {
      text.append(" using ").append(owner.apiVersion());
    }
    return text.toString();
  }

  private static String message(Map<String, List<String>> byManager, int count) {
    StringBuilder text = new StringBuilder("Apply failed with ");
    text.append(count).append(count == 1 ? " conflict: " : " conflicts: ");
    boolean several = byManager.size() > 1;
    List<String> parts = new ArrayList<>();
    byManager.forEach(
        (manager, paths) ->
            parts.add(
                count == 1
                    ? "conflict with " + manager + ": " + paths.get(0)
                    : "conflicts with " + manager + ":\n- " + String.join("\n- ", paths)));
    return text.append(String.join(several ? "\n" : "", parts)).toString();
  }
}
