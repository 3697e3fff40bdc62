// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.spi.CloudAccount;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Where an account's credentials come from: the SDK's chain, a profile, a role. */
final class Credentials {
  /** What is said when the chain has none. */
  static final String NONE =
      "no AWS credentials: tried the system properties aws.accessKeyId, the variables"
          + " AWS_ACCESS_KEY_ID and AWS_WEB_IDENTITY_TOKEN_FILE, the profile in ~/.aws, and the"
          + " container and instance that this runs on";

  private Credentials() {}

  static AwsCredentialsProvider of(
      CloudAccount account, Region region, Optional<URI> endpoint, SdkHttpClient http) {
    AwsCredentialsProvider base =
        setting(account, "profile")
            .<AwsCredentialsProvider>map(
                name -> ProfileCredentialsProvider.builder().profileName(name).build())
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    Optional<String> role = setting(account, "role");
    if (role.isEmpty()) {
      return base;
    }
    AssumeRoleRequest request =
        AssumeRoleRequest.builder()
            .roleArn(role.get())
            .roleSessionName("recover")
            .externalId(setting(account, "external-id").orElse(null))
            .build();
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts(base, region, endpoint, http))
        .refreshRequest(request)
        .build();
  }

  static StsClient sts(
      AwsCredentialsProvider credentials,
      Region region,
      Optional<URI> endpoint,
      SdkHttpClient http) {
    var builder =
        StsClient.builder()
            .credentialsProvider(credentials)
            .region(region)
            .httpClient(http)
            .overrideConfiguration(c -> c.addExecutionInterceptor(new XmlAnswers()));
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private static Optional<String> setting(CloudAccount account, String name) {
    return Optional.ofNullable(account.settings().get(name)).filter(value -> !value.isEmpty());
  }
}
