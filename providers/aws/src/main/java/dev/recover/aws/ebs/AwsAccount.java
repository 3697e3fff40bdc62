// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.spi.CloudAccount;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** One account with its credentials, its regions, and a client for each of them, made when used. */
final class AwsAccount implements AutoCloseable {
  private static final Duration WHO_AM_I = Duration.ofSeconds(10);

  private final CloudAccount account;
  private final List<String> regions;
  private final Optional<URI> endpoint;
  private final SdkHttpClient http;
  private final Patience patience;
  private final AwsCredentialsProvider credentials;
  private final Map<String, Ec2Client> clients = new ConcurrentHashMap<>();
  private final Map<String, Ec2Client> onceClients = new ConcurrentHashMap<>();
  private @Nullable String id;

  AwsAccount(
      CloudAccount account,
      List<String> regions,
      Optional<URI> endpoint,
      SdkHttpClient http,
      Patience patience) {
    this.account = account;
    this.regions = List.copyOf(regions);
    this.endpoint = endpoint;
    this.http = http;
    this.patience = patience;
    this.credentials = Credentials.of(account, Region.of(regions.get(0)), endpoint, http);
  }

  String name() {
    return account.name();
  }

  List<String> regions() {
    return regions;
  }

  /** The account's number, "" when nobody tells it: then messages do without. */
  synchronized String id() {
    if (id == null) {
      try (StsClient sts =
          Credentials.sts(credentials, Region.of(regions.get(0)), endpoint, http)) {
        String told =
            sts.getCallerIdentity(r -> r.overrideConfiguration(c -> c.apiCallTimeout(WHO_AM_I)))
                .account();
        id = told == null ? "" : told;
      } catch (SdkException unknown) {
        // What is asked next with these credentials fails for the same reason, and says so.
        id = "";
      }
    }
    return id;
  }

  /** The client that retries what is throttled or lost. */
  Ec2Client client(String region) {
    return clients.computeIfAbsent(region, name -> build(name, retries()));
  }

  /** The client that sends every request exactly once. */
  Ec2Client onceClient(String region) {
    return onceClients.computeIfAbsent(region, name -> build(name, AwsRetryStrategy.doNotRetry()));
  }

  private RetryStrategy retries() {
    BackoffStrategy pauses =
        BackoffStrategy.exponentialDelayHalfJitter(patience.firstPause(), patience.mostPause());
    return new UnlessExpired(
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(patience.attempts())
            .backoffStrategy(pauses)
            .throttlingBackoffStrategy(pauses)
            .build());
  }

  private Ec2Client build(String region, RetryStrategy retries) {
    var builder =
        Ec2Client.builder()
            .credentialsProvider(credentials)
            .region(Region.of(region))
            .httpClient(http)
            .overrideConfiguration(
                c -> c.retryStrategy(retries).addExecutionInterceptor(new XmlAnswers()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @Override
  public void close() {
    clients.values().forEach(Ec2Client::close);
    onceClients.values().forEach(Ec2Client::close);
    if (credentials instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("credentials cannot be closed", e);
      }
    }
  }
}
