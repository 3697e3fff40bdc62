// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.sandbox.registry.WriteOptions;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the options of a write from its URL, and refuses those that are not valid. */
final class Options {
  private static final Set<String> VALIDATIONS = Set.of("", "Ignore", "Strict", "Warn");

  private Options() {}

  /**
   * @param kind what the API calls them: CreateOptions, UpdateOptions or PatchOptions
   */
  static WriteOptions of(Call call, Target target, String kind) {
    Query query = call.query();
    boolean dryRun = dryRun(query, kind);
    String validation = query.text("fieldValidation");
    if (!VALIDATIONS.contains(validation)) {
      throw invalid(
          kind,
          FieldError.unsupported(
              "fieldValidation", '"' + validation + '"', "\"\", \"Ignore\", \"Strict\", \"Warn\""));
    }
    return new WriteOptions(call.manager(), target.subresource(), dryRun, query.flag("force"));
  }

  static boolean dryRun(Query query, String kind) {
    String value = query.text("dryRun");
    if (!value.isEmpty() && !value.equals("All")) {
      throw invalid(kind, FieldError.unsupported("dryRun", "[\"" + value + "\"]", "\"All\""));
    }
    return value.equals("All");
  }

  static Refusal invalid(String kind, FieldError error) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("group", "meta.k8s.io");
    details.put("kind", kind);
    details.put("causes", List.of(error.cause()));
    return new Refusal(422, "Invalid", kind + ".meta.k8s.io \"\" is invalid: " + error, details);
  }
}
