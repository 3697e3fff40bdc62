// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.time.Duration;

/**
 * What a cloud answers on purpose instead of doing what it was asked.
 *
 * @param kind what sort of trouble; each cloud says it in its own words
 * @param status for {@link Kind#ANSWER}: the HTTP status
 * @param code for {@link Kind#ANSWER}: the cloud's word for it
 * @param message for {@link Kind#ANSWER}
 * @param time for {@link Kind#DELAY}
 */
public record CloudFault(Kind kind, int status, String code, String message, Duration time) {
  /** What sort of trouble. */
  public enum Kind {
    /** Too many requests. */
    THROTTLED,
    /** The server has no time: 503. */
    UNAVAILABLE,
    /** The account may not do it. */
    DENIED,
    /** The credentials are over their time. */
    EXPIRED,
    /** A page for people, from something that is not the cloud. */
    HTML,
    /** The connection is closed; nothing was done. */
    CUT_BEFORE,
    /** The connection is closed; the request was carried out. */
    CUT_AFTER,
    /** The answer comes late. */
    DELAY,
    /** Any other answer. */
    ANSWER
  }

  private static CloudFault of(Kind kind) {
    return new CloudFault(kind, 0, "", "", Duration.ZERO);
  }

  public static CloudFault throttled() {
    return of(Kind.THROTTLED);
  }

  public static CloudFault unavailable() {
    return of(Kind.UNAVAILABLE);
  }

  public static CloudFault denied() {
    return of(Kind.DENIED);
  }

  public static CloudFault expired() {
    return of(Kind.EXPIRED);
  }

  public static CloudFault html() {
    return of(Kind.HTML);
  }

  public static CloudFault cutBefore() {
    return of(Kind.CUT_BEFORE);
  }

  public static CloudFault cutAfter() {
    return of(Kind.CUT_AFTER);
  }

  public static CloudFault delay(Duration time) {
    return new CloudFault(Kind.DELAY, 0, "", "", time);
  }

  public static CloudFault answer(int status, String code, String message) {
    return new CloudFault(Kind.ANSWER, status, code, message, Duration.ZERO);
  }
}
