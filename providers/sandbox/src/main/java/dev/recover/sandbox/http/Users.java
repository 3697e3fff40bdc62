// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who calls, by bearer token. */
public final class Users {
  private final Map<String, User> byToken = new ConcurrentHashMap<>();

  Users(String adminToken) {
    byToken.put(adminToken, User.ADMIN);
  }

  /** Lets a user in; a token given before now belongs to this user. */
  public void add(String token, User user) {
    byToken.put(token, user);
  }

  /** Lets a token in no more, as when it expires. */
  public void remove(String token) {
    byToken.remove(token);
  }

  Optional<User> of(String token) {
    return Optional.ofNullable(byToken.get(token));
  }
}
