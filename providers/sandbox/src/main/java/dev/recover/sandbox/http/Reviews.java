// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers who one is and what one may do. */
final class Reviews {
  private static final String ACCESS = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String IDENTITY = "apis/authentication.k8s.io/v1/selfsubjectreviews";

  private Reviews() {}

  static Optional<Reply> answer(Call call) {
    String path = String.join("/", call.path());
    if (!call.method().equals("POST") || !path.equals(ACCESS) && !path.equals(IDENTITY)) {
      return Optional.empty();
    }
    Map<String, Object> tree;
    try {
      tree = new LinkedHashMap<>(Tree.map(Bodies.parse(call).value()));
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw Refusal.badRequest("error decoding review: " + e.getMessage());
    }
    boolean access = path.equals(ACCESS);
    tree.put("kind", access ? "SelfSubjectAccessReview" : "SelfSubjectReview");
    tree.put("apiVersion", access ? "authorization.k8s.io/v1" : "authentication.k8s.io/v1");
    tree.putIfAbsent("metadata", Map.of());
    tree.put("status", access ? decision(call.user(), tree) : identity(call.user()));
    return Optional.of(Reply.json(201, tree));
  }

  private static Map<String, Object> decision(User user, Map<String, Object> review) {
    Map<String, Object> asked = Tree.map(review, "spec", "resourceAttributes");
    String side = Tree.text(asked, "subresource");
    String resource = Tree.text(asked, "resource") + (side.isEmpty() ? "" : "/" + side);
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("allowed", user.may(Tree.text(asked, "verb"), resource));
    return status;
  }

  private static Map<String, Object> identity(User user) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("username", user.name());
    info.put("groups", List.copyOf(user.groups()));
    return Map.of("userInfo", info);
  }
}
