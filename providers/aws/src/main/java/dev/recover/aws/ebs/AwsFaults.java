// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.model.CloudScope;
import dev.recover.model.OneLine;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in the words of the spi what the SDK threw. */
final class AwsFaults {
  private static final Set<String> UNAUTHENTICATED =
      Set.of(
          "AuthFailure",
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "OptInRequired",
          "RequestExpired",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private static final Set<String> DENIED =
      Set.of("UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "Blocked");

  private static final Set<String> CONFLICT =
      Set.of(
          "IdempotentParameterMismatch", "IncorrectState", "VolumeInUse", "InvalidSnapshot.InUse");

  private static final int UNAUTHORIZED = 401;

  private static final Pattern PROFILE = Pattern.compile("for profile '([^']*)'");

  private static final Pattern PERMISSION =
      Pattern.compile("not authorized to perform: ([a-z0-9]+:[A-Za-z]+)");

  private AwsFaults() {}

  /**
   * Returns the fault.
   *
   * @param what was asked, for example {@code DescribeVolumes in us-east-1}
   */
  static Fault of(String what, SdkException exception) {
    if (exception instanceof AwsServiceException refused) {
      return new Fault(
          kind(refused),
          refused.statusCode(),
          what + ": " + why(refused),
          Optional.empty(),
          exception);
    }
    Fault.Kind kind =
        noCredentials(exception) ? Fault.Kind.UNAUTHENTICATED : Fault.Kind.UNAVAILABLE;
    return new Fault(kind, 0, what + ": " + why(exception), Optional.empty(), exception);
  }

  /** Returns the part of the cloud that is not known because of the exception. */
  static NotLookedAt notLookedAt(CloudScope scope, String action, SdkException exception) {
    Optional<String> permission =
        of(action, exception).kind() == Fault.Kind.DENIED
            ? Optional.of(permission(exception).orElse("ec2:" + action))
            : Optional.empty();
    return new NotLookedAt(scope, why(exception), permission);
  }

  private static Optional<String> permission(SdkException exception) {
    Matcher matcher = PERMISSION.matcher(String.valueOf(exception.getMessage()));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * The service's word for what is wrong; "" for what no service said. Of a 401 there is only the
   * status: Java's HttpURLConnection throws its body away.
   */
  static String code(SdkException exception) {
    if (!(exception instanceof AwsServiceException refused)) {
      return "";
    }
    String code = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
    if (code == null) {
      return refused.statusCode() == UNAUTHORIZED ? "AuthFailure" : "HTTP " + refused.statusCode();
    }
    return code;
  }

  static boolean throttled(SdkException exception) {
    return exception instanceof AwsServiceException refused
        && (refused.isThrottlingException()
            || code(refused).equals("SnapshotCreationPerVolumeRateExceeded"));
  }

  /** Whether the request may have been carried out although its answer was not seen. */
  static boolean inDoubt(SdkException exception) {
    if (exception instanceof AwsServiceException refused) {
      return refused.statusCode() >= 500 && !throttled(refused);
    }
    return !noCredentials(exception)
        && !causedBy(exception, ConnectException.class)
        && !causedBy(exception, UnknownHostException.class);
  }

  private static Fault.Kind kind(AwsServiceException refused) {
    String code = code(refused);
    if (throttled(refused)) {
      return Fault.Kind.THROTTLED;
    }
    if (UNAUTHENTICATED.contains(code)) {
      return Fault.Kind.UNAUTHENTICATED;
    }
    if (DENIED.contains(code)) {
      return Fault.Kind.DENIED;
    }
    if (CONFLICT.contains(code)) {
      return Fault.Kind.CONFLICT;
    }
    if (code.endsWith(".NotFound")) {
      return Fault.Kind.NOT_FOUND;
    }
    return refused.statusCode() >= 500 ? Fault.Kind.UNAVAILABLE : Fault.Kind.INVALID;
  }

  /** One clause for a person, without a request id or a list of classes. */
  static String why(SdkException exception) {
    if (exception instanceof AwsServiceException refused) {
      String message =
          refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorMessage();
      return code(refused)
          + (message == null ? "" : ": " + OneLine.of(message))
          + advice(code(refused));
    }
    if (noCredentials(exception)) {
      String message = String.valueOf(exception.getMessage());
      Matcher profile = PROFILE.matcher(message);
      // The chain's message lists every link's, and so names the default profile.
      return !message.contains("in the chain") && profile.find()
          ? "there are no credentials in the profile " + OneLine.of(profile.group(1))
          : Credentials.NONE;
    }
    Throwable root = root(exception);
    if (root instanceof UnknownHostException) {
      return "there is no host " + root.getMessage() + ": no such region, or no way to it";
    }
    String message = String.valueOf(root.getMessage());
    return OneLine.of(message.isEmpty() ? root.getClass().getSimpleName() : message);
  }

  private static String advice(String code) {
    switch (code) {
      case "ExpiredToken":
      case "ExpiredTokenException":
      case "RequestExpired":
        return " (log in again, and see that the clock is right)";
      case "AuthFailure":
      case "OptInRequired":
        return " (wrong credentials, or a region that does not exist or is not enabled for the"
            + " account)";
      default:
        return "";
    }
  }

  private static boolean noCredentials(SdkException exception) {
    String message = String.valueOf(exception.getMessage()).toLowerCase(Locale.ROOT);
    return !(exception instanceof AwsServiceException)
        && (message.contains("unable to load credentials")
            || message.contains("credentials could not")
            || message.contains("profile file contained no credentials")
            || message.contains("access key id"));
  }

  private static boolean causedBy(Throwable exception, Class<? extends Throwable> type) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable exception) {
    Throwable root = exception;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
