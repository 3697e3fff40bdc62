// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Retries what another strategy retries, but not with credentials that have expired.
 *
 * <p>EC2 answers {@code RequestExpired} to an expired session token and to a wrong clock alike. The
 * SDK takes it for the clock and asks on with longer and longer pauses, while somebody waits who
 * only has to log in again.
 */
final class UnlessExpired implements RetryStrategy {
  /** What EC2 tolerates is 5 minutes. */
  private static final Duration TOLERATED = Duration.ofMinutes(4);

  private final RetryStrategy inner;

  UnlessExpired(RetryStrategy inner) {
    this.inner = inner;
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    if (request.failure() instanceof AwsServiceException e && expired(e.awsErrorDetails())) {
      throw new TokenAcquisitionFailedException("the credentials have expired", request.token(), e);
    }
    return inner.refreshRetryToken(request);
  }

  private static boolean expired(AwsErrorDetails details) {
    return details != null
        && "RequestExpired".equals(details.errorCode())
        && answered(details.sdkHttpResponse())
            .filter(there -> Duration.between(there, Instant.now()).abs().compareTo(TOLERATED) > 0)
            .isEmpty();
  }

  /** The cloud's time at its answer; empty when it does not say. */
  private static Optional<Instant> answered(SdkHttpResponse response) {
    try {
      return Optional.ofNullable(response)
          .flatMap(answer -> answer.firstMatchingHeader("Date"))
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return inner.acquireInitialToken(request);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return inner.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return inner.maxAttempts();
  }

  /** Else the SDK would build its own again from the one inside. */
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public RetryStrategy.Builder<?, ?> toBuilder() {
    return inner.toBuilder();
  }
}
