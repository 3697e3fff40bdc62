// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the outside world that did not succeed, after the provider's own retries.
 *
 * <p>The message is one line for a user: the request and what was answered, without credentials.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What sort of failure it is; callers decide by this and never by the message. */
  public enum Kind {
    /** There is no such object or collection. */
    NOT_FOUND,
    /** The name is taken. */
    ALREADY_EXISTS,
    /** A precondition or resourceVersion did not hold. */
    CONFLICT,
    /** Too many requests, after waiting as told. */
    THROTTLED,
    /** Not logged in: credentials missing, expired or refused. */
    UNAUTHENTICATED,
    /** Logged in, and not allowed. */
    DENIED,
    /** The request was understood and refused. */
    INVALID,
    /** No answer, or the server failed before doing anything. */
    UNAVAILABLE,
    /** A write was sent and its answer was not seen: it may or may not have happened. */
    IN_DOUBT
  }

  private final Kind kind;
  private final int status;
  private final transient Optional<Duration> retryAfter;

  public Fault(Kind kind, int status, String message) {
    this(kind, status, message, Optional.empty(), null);
  }

  /**
   * @param status the HTTP status, or 0 when there was no answer
   * @param retryAfter what the server asked for
   */
  public Fault(
      Kind kind,
      int status,
      String message,
      Optional<Duration> retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  public int status() {
    return status;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
