// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.OneLine;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.Fault;
import dev.recover.spi.ProviderConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The accounts and regions that a provider was opened for. */
final class EbsPlaces implements AutoCloseable {
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(10))
          .socketTimeout(Duration.ofSeconds(60))
          .build();

  private final List<AwsAccount> accounts = new ArrayList<>();

  EbsPlaces(ProviderConfig config, Patience patience) {
    Optional<URI> endpoint = config.endpoint().map(EbsPlaces::address);
    List<CloudAccount> wanted =
        config.accounts().isEmpty() ? List.of(new CloudAccount("", Map.of())) : config.accounts();
    for (CloudAccount account : wanted) {
      List<String> regions =
          config.regions().isEmpty() ? List.of(defaultRegion(account)) : config.regions();
      regions.forEach(EbsPlaces::requireRegionName);
      accounts.add(
          new AwsAccount(account, regions.stream().distinct().toList(), endpoint, http, patience));
    }
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Said below.
    }
    throw refused(
        "\"" + OneLine.of(text) + "\" is no address of an API", "name it as http(s)://HOST[:PORT]");
  }

  private static String defaultRegion(CloudAccount account) {
    var chain = DefaultAwsRegionProviderChain.builder();
    Optional.ofNullable(account.settings().get("profile")).ifPresent(chain::profileName);
    try {
      return chain.build().getRegion().id();
    } catch (SdkException none) {
      throw refused(
          "no region is given, and neither AWS_REGION nor the profile names one",
          "add --region, or set AWS_REGION");
    }
  }

  private static void requireRegionName(String region) {
    if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}")) {
      throw refused(
          "\"" + OneLine.of(region) + "\" is not the name of a region",
          "name regions as us-east-1; a zone such as us-east-1a is not a region");
    }
  }

  private static DiagnosticException refused(String why, String remedy) {
    return new DiagnosticException(
        Diagnostic.error(Code.USAGE_WRONG, "", "AWS cannot be asked", why, remedy));
  }

  /** Every region of every account. */
  List<EbsPlace> all() {
    return accounts.stream()
        .flatMap(account -> account.regions().stream().map(name -> new EbsPlace(account, name)))
        .toList();
  }

  /** Regions that were asked for and that no account was opened for are looked at all the same. */
  List<EbsPlace> in(Set<String> regions) {
    return regions.isEmpty()
        ? all()
        : accounts.stream()
            .flatMap(account -> regions.stream().sorted().map(name -> new EbsPlace(account, name)))
            .toList();
  }

  /**
   * Returns the place of a scope.
   *
   * @throws Fault when no account of that number was opened
   */
  EbsPlace of(CloudScope scope) {
    requireRegionName(scope.region());
    if (accounts.size() == 1 && (scope.account().isEmpty() || accounts.get(0).id().isEmpty())) {
      return new EbsPlace(accounts.get(0), scope.region());
    }
    return accounts.stream()
        .filter(account -> account.id().equals(scope.account()))
        .findFirst()
        .map(account -> new EbsPlace(account, scope.region()))
        .orElseThrow(
            () ->
                new Fault(
                    Fault.Kind.INVALID,
                    0,
                    "there are no credentials for the account of "
                        + scope
                        + ": name it with a profile or a role"));
  }

  @Override
  public void close() {
    accounts.forEach(AwsAccount::close);
    http.close();
  }
}
