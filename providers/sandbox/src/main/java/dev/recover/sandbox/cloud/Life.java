// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import dev.recover.model.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a thing in a cloud is what, decided when it is made; looked at through the clock.
 *
 * @param ready from when on it can be used
 * @param outcome what it becomes then
 * @param message why it failed
 * @param gone from when on it is not there any more, once its deletion was asked for
 */
public record Life(
    Instant created, Instant ready, Fate.Outcome outcome, String message, Optional<Instant> gone) {
  /** What it is at a moment. */
  public enum Stage {
    COMING,
    READY,
    FAILED,
    GOING,
    GONE
  }

  /** The life of something that is made now. */
  public static Life from(Instant now, Duration takes, Fate fate) {
    return new Life(now, now.plus(takes), fate.outcome(), fate.message(), Optional.empty());
  }

  public Life endingAt(Instant end) {
    return new Life(created, ready, outcome, message, Optional.of(end));
  }

  /** What it is now. */
  public Stage at(Instant now) {
    if (gone.isPresent()) {
      return now.isBefore(gone.get()) ? Stage.GOING : Stage.GONE;
    }
    if (now.isBefore(ready)) {
      return Stage.COMING;
    }
    switch (outcome) {
      case VANISHES:
        return Stage.GONE;
      case FAILS:
      case FAILS_QUIETLY:
        return Stage.FAILED;
      default:
        return Stage.READY;
    }
  }

  /** How far it has come, 0 to 100. */
  public int percent(Instant now) {
    long all = Duration.between(created, ready).toMillis();
    long past = Duration.between(created, now).toMillis();
    return all <= 0 || past >= all ? 100 : (int) Math.max(0, past * 100 / all);
  }

  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("created", created.toString());
    tree.put("ready", ready.toString());
    tree.put("outcome", outcome.name());
    tree.put("message", message);
    gone.ifPresent(end -> tree.put("gone", end.toString()));
    return tree;
  }

  /** Reads what {@link #tree} wrote under {@code life}. */
  public static Life of(KubeObject record) {
    Instant created = record.text("life", "created").map(Instant::parse).orElse(Instant.EPOCH);
    return new Life(
        created,
        record.text("life", "ready").map(Instant::parse).orElse(created),
        Fate.Outcome.valueOf(record.text("life", "outcome").orElse("MADE")),
        record.text("life", "message").orElse(""),
        record.text("life", "gone").map(Instant::parse));
  }
}
