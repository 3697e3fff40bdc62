// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

/** What every simulated cloud is made of. */
public record CloudSetting(
    CloudStore store, CloudClock clock, CloudPace pace, CloudFaults faults, CloudCalls calls) {
  /** A cloud whose clock goes by itself, over a store that may be shared. */
  public static CloudSetting of(CloudStore store) {
    return new CloudSetting(
        store, CloudClock.automatic(), CloudPace.QUICK, new CloudFaults(), new CloudCalls());
  }

  /** A cloud in memory whose clock a test moves. */
  public static CloudSetting manual(CloudClock clock, CloudPace pace) {
    return new CloudSetting(
        CloudStore.inMemory(), clock, pace, new CloudFaults(), new CloudCalls());
  }
}
