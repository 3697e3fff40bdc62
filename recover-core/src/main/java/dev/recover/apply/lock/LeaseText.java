// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.lock;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands in the Lease, and what follows from it. Pure. */
final class LeaseText {
  /** For how long a Lease that is not renewed still holds. */
  static final Duration DURATION = Duration.ofSeconds(60);

  private static final String OPERATION = "recover.dev/operation";
  private static final String LOCK_FOLDER = "recover.dev/lock-folder";
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Holder holder;
  private final String lockFolder;

  /**
   * @param lockFolder the id of the folder of lock files; see {@link FileLock}
   */
  LeaseText(Holder holder, String lockFolder) {
    this.holder = holder;
    this.lockFolder = lockFolder;
  }

  /** A Lease of ours where there is none. */
  KubeObject fresh(Instant now) {
    return over(KubeObject.named(ResourceType.LEASE, LeaseLock.NAMESPACE, LeaseLock.NAME), now);
  }

  /** The same Lease, held by us from now on or still. */
  KubeObject over(KubeObject lease, Instant now) {
    Map<String, Object> spec = new LinkedHashMap<>(lease.map("spec"));
    spec.put("holderIdentity", holder.name());
    spec.put("leaseDurationSeconds", DURATION.toSeconds());
    spec.put("acquireTime", MICRO_TIME.format(holder.since()));
    spec.put("renewTime", MICRO_TIME.format(now));
    return lease
        .with(FieldPath.of("spec"), spec)
        .with(FieldPath.annotation(OPERATION), holder.operation())
        .with(FieldPath.annotation(LOCK_FOLDER), lockFolder);
  }

  boolean isOurs(KubeObject lease) {
    return lease.text("spec", "holderIdentity").equals(Optional.of(holder.name()))
        && lease.text("spec", "acquireTime").equals(Optional.of(MICRO_TIME.format(holder.since())));
  }

  /**
   * Whether the holder is gone: nobody holds it, it was not renewed in time, or it was taken with
   * the lock file that we hold now.
   */
  boolean mayTakeOver(KubeObject lease, Instant now) {
    return lease.text("spec", "holderIdentity").orElse("").isEmpty()
        || lockFolder.equals(lease.annotations().get(LOCK_FOLDER))
        || end(lease).map(end -> end.isBefore(now)).orElse(true);
  }

  private static Optional<Instant> end(KubeObject lease) {
    long seconds =
        lease.at("spec", "leaseDurationSeconds").orElse(null) instanceof Number number
            ? number.longValue()
            : DURATION.toSeconds();
    return time(lease, "renewTime").map(renewed -> renewed.plusSeconds(seconds));
  }

  private static Optional<Instant> time(KubeObject lease, String field) {
    try {
      return lease.text("spec", field).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  static Diagnostic held(KubeObject lease) {
    String who = lease.text("spec", "holderIdentity").orElse("somebody");
    return Diagnostic.error(
        Code.LOCK_HELD,
        who,
        who
            + " works on this cluster ("
            + lease.annotations().getOrDefault(OPERATION, "an unknown operation")
            + time(lease, "acquireTime").map(since -> ", since " + seconds(since)).orElse("")
            + ")",
        "one run at a time changes a cluster; without renewal its lock ends"
            + end(lease).map(end -> " at " + seconds(end)).orElse(""),
        "wait until it ends; if that process surely is gone, `kubectl -n "
            + LeaseLock.NAMESPACE
            + " delete lease "
            + LeaseLock.NAME
            + "` and run the same command again");
  }

  static Diagnostic taken(Optional<KubeObject> now) {
    return Diagnostic.error(
        Code.LOCK_HELD,
        now.flatMap(lease -> lease.text("spec", "holderIdentity")).orElse(""),
        now.isPresent()
            ? "somebody else has taken the lock of the cluster"
            : "the lock of the cluster was removed",
        "this run begins nothing more; what it did is in its journal",
        "when the other run has ended, run the same command again");
  }
}
