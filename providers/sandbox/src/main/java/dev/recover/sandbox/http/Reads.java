// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Snapshot;
import dev.recover.sandbox.store.Tree;
import dev.recover.sandbox.store.VersionedStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers GET of one object and of a collection. */
final class Reads {
  private static final String EXPIRED =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter.";

  private static final String LIST_EXPIRED =
      "The resourceVersion for the provided list is too old.";

  private final VersionedStore store;

  Reads(VersionedStore store) {
    this.store = store;
  }

  Reply get(Call call, Target target) {
    KubeObject object =
        store
            .get(target.type(), target.key())
            .orElseThrow(() -> Refusal.notFound(target.type(), target.name()));
    if (target.subresource().equals("scale")) {
      return Reply.ok(Scale.of(object));
    }
    return Reply.ok(Rendering.of(call, target).one(object));
  }

  /**
   * Where a list goes on.
   *
   * @param version of the snapshot that all pages show
   * @param after namespace and name of the last object shown
   */
  private record Token(long version, String after) {
    String encode() {
      String json = Json.compact(Map.of("v", "meta.k8s.io/v1", "rv", version, "start", after));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Token decode(String text) {
      try {
        Map<String, Object> json =
            Json.parseObject(
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        return new Token(Tree.number(json, 0, "rv"), Tree.text(json, "start"));
      } catch (RuntimeException e) {
        throw Refusal.badRequest("invalid continue token: continue key is not valid: " + text);
      }
    }
  }

  Reply list(Call call, Target target) {
    Query query = call.query();
    Picker picker = Picker.of(target, query);
    long limit = query.number("limit", 0);
    Optional<Token> token =
        Optional.of(query.text("continue")).filter(t -> !t.isEmpty()).map(Token::decode);
    Snapshot snapshot = snapshot(target, query, token);
    List<KubeObject> page = new ArrayList<>();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", Long.toString(snapshot.version()));
    String after = token.map(Token::after).orElse("");
    for (KubeObject object : snapshot.objects()) {
      if (position(object).compareTo(after) <= 0 || !picker.picks(object)) {
        continue;
      }
      if (limit > 0 && page.size() == limit) {
        Token next = new Token(snapshot.version(), position(page.get(page.size() - 1)));
        metadata.put("continue", next.encode());
        if (picker.labels().matchesAll() && picker.fields().terms().isEmpty()) {
          metadata.put("remainingItemCount", left(snapshot, next.after()));
        }
        break;
      }
      page.add(object);
    }
    return Reply.ok(Rendering.of(call, target).list(page, metadata));
  }

  private static long left(Snapshot snapshot, String after) {
    return snapshot.objects().stream().filter(o -> position(o).compareTo(after) > 0).count();
  }

  private static String position(KubeObject object) {
    return object.namespace() + "\0" + object.name();
  }

  private Snapshot snapshot(Target target, Query query, Optional<Token> token) {
    if (token.isPresent()) {
      return store
          .listAt(target.type(), target.namespace(), token.get().version())
          .orElseThrow(() -> new Refusal(410, "Expired", EXPIRED, Map.of()));
    }
    String version = query.text("resourceVersion");
    String match = query.text("resourceVersionMatch");
    requireVersionForMatch(version, match);
    long wanted = query.number("resourceVersion", 0);
    long current = store.version();
    if (wanted > current) {
      throw tooLarge(wanted, current);
    }
    boolean limited = query.number("limit", 0) > 0 && match.isEmpty();
    if (wanted > 0 && (match.equals("Exact") || limited)) {
      return store
          .listAt(target.type(), target.namespace(), wanted)
          .orElseThrow(() -> new Refusal(410, "Expired", LIST_EXPIRED, Map.of()));
    }
    return store.list(target.type(), target.namespace());
  }

  private static void requireVersionForMatch(String version, String match) {
    if (!match.isEmpty() && version.isEmpty()) {
      throw invalidOptions(
          FieldError.forbidden(
              "resourceVersionMatch",
              "resourceVersionMatch is forbidden unless resourceVersion is provided"));
    }
    if (match.equals("Exact") && version.equals("0")) {
      throw invalidOptions(
          FieldError.forbidden(
              "resourceVersionMatch",
              "resourceVersionMatch \"Exact\" is forbidden for resourceVersion \"0\""));
    }
  }

  static Refusal invalidOptions(FieldError error) {
    return Options.invalid("ListOptions", error);
  }

  static Refusal tooOld(long wanted, long oldest) {
    return new Refusal(
        410, "Expired", "too old resource version: " + wanted + " (" + oldest + ")", Map.of());
  }

  static Refusal tooLarge(long wanted, long current) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put(
        "causes",
        List.of(
            Map.of("reason", "ResourceVersionTooLarge", "message", "Too large resource version")));
    details.put("retryAfterSeconds", 1L);
    return new Refusal(
        504,
        "Timeout",
        "Timeout: Too large resource version: " + wanted + ", current: " + current,
        details);
  }
}
