// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes Events as client-go does: the same event again counts up, and one object cannot have more
 * than a burst of 25, then one each five minutes.
 *
 * <p>What cannot be written, as in a namespace that is going away, is dropped. Thread-safe.
 */
public final class EventRecorder {
  private static final int REMEMBERED = 4096;
  private static final int BURST = 25;
  private static final Duration REFILL = Duration.ofMinutes(5);
  private static final int LONGEST_NAME = 230;

  private final ObjectStore store;
  private final String component;
  private final AtomicLong names = new AtomicLong(System.nanoTime());
  private final Map<String, String> known = new Recent<>();
  private final Map<String, Allowance> allowances = new Recent<>();

  /** Forgets what was not used for longest. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > REMEMBERED;
    }
  }

  private record Allowance(double left, Instant at) {
    Allowance now(Instant now) {
      double refilled = Duration.between(at, now).toMillis() / (double) REFILL.toMillis();
      return new Allowance(Math.min(BURST, left + refilled), now);
    }
  }

  /**
   * @param component who says it, for example {@code persistentvolume-controller}
   */
  public EventRecorder(ObjectStore store, String component) {
    this.store = store;
    this.component = component;
  }

  public void normal(KubeObject about, String reason, String message) {
    record(about, "Normal", reason, message);
  }

  public void warning(KubeObject about, String reason, String message) {
    record(about, "Warning", reason, message);
  }

  private synchronized void record(KubeObject about, String type, String reason, String message) {
    String uid = about.uid().orElse("");
    Allowance allowance =
        allowances.getOrDefault(uid, new Allowance(BURST, Instant.now())).now(Instant.now());
    if (allowance.left() < 1) {
      return;
    }
    allowances.put(uid, new Allowance(allowance.left() - 1, allowance.at()));
    String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    String key = String.join("\n", uid, type, reason, message);
    try {
      Optional<KubeObject> before =
          Optional.ofNullable(known.get(key))
              .flatMap(name -> store.get(ResourceType.EVENT, namespace, name));
      if (before.isPresent()) {
        store.update(again(before.get()));
      } else {
        KubeObject made = store.create(event(about, namespace, type, reason, message));
        known.put(key, made.name());
      }
    } catch (Refusal dropped) {
      known.remove(key);
    }
  }

  private static KubeObject again(KubeObject event) {
    long count = event.at("count").map(value -> ((Number) value).longValue()).orElse(1L);
    return event.with(FieldPath.of("count"), count + 1).with(FieldPath.of("lastTimestamp"), now());
  }

  private KubeObject event(
      KubeObject about, String namespace, String type, String reason, String message) {
    String name = about.name();
    String start = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    Map<String, Object> involved = new LinkedHashMap<>();
    involved.put("kind", about.kind());
    if (!about.namespace().isEmpty()) {
      involved.put("namespace", about.namespace());
    }
    involved.put("name", name);
    involved.put("uid", about.uid().orElse(""));
    involved.put("apiVersion", about.apiVersion());
    involved.put("resourceVersion", about.resourceVersion().orElse(""));
    String unique = Long.toHexString(names.incrementAndGet());
    return KubeObject.named(ResourceType.EVENT, namespace, start + "." + unique)
        .with(FieldPath.of("involvedObject"), involved)
        .with(FieldPath.of("reason"), reason)
        .with(FieldPath.of("message"), message)
        .with(FieldPath.of("type"), type)
        .with(FieldPath.of("source"), Map.of("component", component))
        .with(FieldPath.of("firstTimestamp"), now())
        .with(FieldPath.of("lastTimestamp"), now())
        .with(FieldPath.of("count"), 1L)
        .with(FieldPath.of("reportingComponent"), component);
  }

  /** The time as the API writes it. */
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
