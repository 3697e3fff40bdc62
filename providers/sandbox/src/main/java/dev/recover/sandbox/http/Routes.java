// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.sandbox.registry.Registry;
import dev.recover.sandbox.store.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds what a request asks for, and whether its user may. */
final class Routes {
  private final Reads reads;
  private final Writes writes;
  private final Patches patches;
  private final Deletes deletes;
  private final Watches watches;

  Routes(Registry registry, Watches watches) {
    this.reads = new Reads(registry.store());
    this.writes = new Writes(registry);
    this.patches = new Patches(registry, writes);
    this.deletes = new Deletes(registry.store());
    this.watches = watches;
  }

  /** Returns the answer; empty when it has been given already, as a watch does. */
  Optional<Reply> answer(Call call) throws IOException {
    Optional<Reply> general = general(call);
    if (general.isPresent()) {
      return general;
    }
    Target target = Target.parse(call.path()).orElseThrow(Statuses::notServed);
    boolean watch = call.method().equals("GET") && isWatch(call, target);
    authorize(call, target, watch);
    boolean everywhere = target.type().namespaced() && target.namespace().isEmpty();
    if (everywhere && !call.method().equals("GET")) {
      throw Statuses.methodNotAllowed();
    }
    if (watch) {
      watches.serve(call, target);
      return Optional.empty();
    }
    return Optional.of(
        switch (call.method()) {
          case "GET" -> target.isCollection() ? reads.list(call, target) : reads.get(call, target);
          case "POST" -> writes.create(call, target);
          case "PUT" -> writes.replace(call, target);
          case "PATCH" -> patches.patch(call, target);
          case "DELETE" -> deletes.delete(call, target);
          default -> throw Statuses.methodNotAllowed();
        });
  }

  private static boolean isWatch(Call call, Target target) {
    return target.isCollection() && call.query().flag("watch");
  }

  private static Optional<Reply> general(Call call) {
    String first = call.path().isEmpty() ? "" : call.path().get(0);
    switch (first) {
      case "version":
        return Optional.of(ServerVersion.reply());
      case "readyz", "livez", "healthz":
        return Optional.of(Reply.text(200, "ok"));
      case "openapi":
        return Optional.of(
            OpenApi.answer(call.path()).orElse(Reply.text(404, "404 page not found\n")));
      case "api", "apis":
        Optional<Reply> review = Reviews.answer(call);
        return review.isPresent() || !call.method().equals("GET") ? review : Discovery.answer(call);
      default:
        return Optional.of(Reply.text(404, "404 page not found\n"));
    }
  }

  private static void authorize(Call call, Target target, boolean watch) {
    String verb =
        switch (call.method()) {
          case "GET" -> watch ? "watch" : target.isCollection() ? "list" : "get";
          case "POST" -> "create";
          case "PUT" -> "update";
          case "PATCH" -> "patch";
          case "DELETE" -> target.isCollection() ? "deletecollection" : "delete";
          default -> call.method().toLowerCase(java.util.Locale.ROOT);
        };
    if (call.user().may(verb, target.resourceName())) {
      return;
    }
    String named = target.name().isEmpty() ? "" : " \"" + target.name() + "\"";
    String where =
        target.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"" + target.namespace() + "\"";
    Map<String, Object> details = new LinkedHashMap<>(Refusal.about(target.type(), target.name()));
    throw new Refusal(
        403,
        "Forbidden",
        Refusal.qualified(target.type())
            + named
            + " is forbidden: User \""
            + call.user().name()
            + "\" cannot "
            + verb
            + " resource \""
            + target.resourceName()
            + "\" in API group \""
            + target.type().group()
            + "\" "
            + where,
        details);
  }
}
