// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import java.time.Duration;
import java.util.Optional;

/**
 * How a plan is carried out.
 *
 * @param parallelism how many requests are under way at most
 * @param noProgress after how long without any step coming to its end the run gives up
 * @param proofPatience for how long a volume that is Bound and does not agree with the plan is read
 *     again before it counts as a mismatch
 * @param skipBlocked whether volumes that the plan says are blocked are left out; otherwise a plan
 *     with such volumes is refused
 * @param lease how often the cluster itself is told that the run goes on; nothing when only the
 *     lock file of this machine says it
 * @param cloudPatience for how long an operation in a cloud may come no further; large snapshots
 *     stand at the same percentage for many minutes
 * @param version of Recover, for the journal
 */
public record ApplyOptions(
    int parallelism,
    Duration noProgress,
    Duration proofPatience,
    boolean skipBlocked,
    Optional<Duration> lease,
    Duration cloudPatience,
    String version) {
  /** A quarter of the time for which a Lease holds. */
  private static final Duration LEASE = Duration.ofSeconds(15);

  public static ApplyOptions defaults(String version) {
    return new ApplyOptions(
        32,
        Duration.ofMinutes(5),
        Duration.ofSeconds(60),
        false,
        Optional.of(LEASE),
        Duration.ofHours(1),
        version);
  }

  public ApplyOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism is at least 1");
    }
  }

  public ApplyOptions withParallelism(int requests) {
    return new ApplyOptions(
        requests, noProgress, proofPatience, skipBlocked, lease, cloudPatience, version);
  }

  public ApplyOptions withNoProgress(Duration limit) {
    return new ApplyOptions(
        parallelism, limit, proofPatience, skipBlocked, lease, cloudPatience, version);
  }

  public ApplyOptions withProofPatience(Duration limit) {
    return new ApplyOptions(
        parallelism, noProgress, limit, skipBlocked, lease, cloudPatience, version);
  }

  public ApplyOptions skippingBlocked() {
    return new ApplyOptions(
        parallelism, noProgress, proofPatience, true, lease, cloudPatience, version);
  }

  public ApplyOptions withLease(Duration renewal) {
    Optional<Duration> every = Optional.of(renewal);
    return new ApplyOptions(
        parallelism, noProgress, proofPatience, skipBlocked, every, cloudPatience, version);
  }

  public ApplyOptions withoutLease() {
    Optional<Duration> none = Optional.empty();
    return new ApplyOptions(
        parallelism, noProgress, proofPatience, skipBlocked, none, cloudPatience, version);
  }

  public ApplyOptions withCloudPatience(Duration limit) {
    return new ApplyOptions(
        parallelism, noProgress, proofPatience, skipBlocked, lease, limit, version);
  }

  /** How long nothing may move, while something goes on in a cloud or not. */
  Duration patience(boolean cloud) {
    return cloud && cloudPatience.compareTo(noProgress) > 0 ? cloudPatience : noProgress;
  }
}
