// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.DiskId;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Fault;
import dev.recover.spi.OperationKey;
import dev.recover.spi.ProviderConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong credentials, wrong names, wrong endpoints: said, and nothing taken for an empty cloud. */
class BadInputTest {
  private final EbsScene scene = new EbsScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private DiskListing list(ProviderConfig config) {
    return scene.open(config).list(DiskQuery.EVERYTHING);
  }

  private static void whyOf(DiskListing listing, String... parts) {
    assertThat(listing.disks()).isEmpty();
    assertThat(listing.notLookedAt()).isNotEmpty();
    assertThat(listing.notLookedAt().get(0).why()).contains(parts).doesNotContain("Exception");
  }

  @Test
  void withoutCredentialsTheChainThatWasTriedIsSaid() {
    TestCredentials.none();
    whyOf(list(scene.config(EbsScene.HOME)), "no AWS credentials", "AWS_ACCESS_KEY_ID", "profile");
  }

  @Test
  void aProfileThatIsNotThereIsSaid() {
    CloudAccount account = new CloudAccount("prod", Map.of("profile", "nobody"));
    whyOf(
        list(
            new ProviderConfig(
                List.of(account), List.of(EbsScene.HOME), Optional.of(scene.cloud.url()), 1)),
        "prod: ",
        "nobody");
  }

  @Test
  void credentialsOfNobodyAreRefused() {
    System.setProperty("aws.accessKeyId", "AKIAWRONG");
    whyOf(list(scene.config(EbsScene.HOME)), "AuthFailure");
  }

  @Test
  void aRegionThatDoesNotExistIsNotLookedAtAndTheOthersAre() {
    DiskId disk = scene.make(scene.home(), "one", 1, Map.of());
    DiskListing listing = list(scene.config(EbsScene.HOME, "eu-nowhere-7"));

    assertThat(listing.disks()).extracting(d -> d.id()).containsExactly(disk);
    assertThat(listing.notLookedAt()).hasSize(1);
    assertThat(listing.notLookedAt().get(0).why()).contains("a region that does not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1a", "", "US-EAST-1", "us east 1", "../..", "virginia"})
  void whatIsNoRegionsNameIsRefusedBeforeAnythingIsAsked(String region) {
    assertThatThrownBy(() -> scene.open(scene.config(region)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).contains("not the name of a region"));
    assertThat(scene.cloud.setting().calls().all()).isEmpty();
  }

  @Test
  void withoutARegionThatIsSaid() {
    assertThatThrownBy(() -> scene.open(scene.config()))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).contains("no region is given"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "ftp://x", "http://", "not an address"})
  void anEndpointThatIsNoneIsRefused(String endpoint) {
    ProviderConfig config =
        new ProviderConfig(List.of(), List.of(EbsScene.HOME), Optional.of(endpoint), 1);
    assertThatThrownBy(() -> scene.open(config))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).contains("no address of an API"));
  }

  @Test
  void anEndpointWhereNobodyListensIsSaid() {
    ProviderConfig config =
        new ProviderConfig(List.of(), List.of(EbsScene.HOME), Optional.of("http://127.0.0.1:1"), 1);
    whyOf(list(config), "refused");
  }

  @Test
  void aLoginPageIsSaidToBeOne() {
    scene.answerHtml();
    whyOf(list(scene.config(EbsScene.HOME)), "text/html", "login page");
  }

  @Test
  void moreTagsThanADiskMayHaveAreRefusedWithAReason() {
    DiskId disk = scene.make(scene.home(), "one", 1, Map.of());
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < 51; i++) {
      tags.put("tag-" + i, "x");
    }
    assertThatThrownBy(
            () ->
                scene
                    .provider()
                    .start(new DiskChange.Tag(disk, tags, Set.of()), new OperationKey("r", "s")))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Fault.Kind.INVALID);
              assertThat(fault.getMessage()).contains("TagLimitExceeded");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vol-", "vol-xyz", "projects/p/zones/z/disks/d", "local-ebs://c"})
  void aHandleThatIsNoneIsNeverAskedFor(String handle) {
    DiskProvider provider = scene.provider();
    DiskId id = new DiskId("ebs.csi.aws.com", handle);
    assertThat(provider.find(Set.of(id)).found()).isEmpty();
    assertThatThrownBy(
            () ->
                provider.start(
                    new DiskChange.Tag(id, Map.of("a", "b"), Set.of()), new OperationKey("r", "s")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.INVALID));
    assertThat(scene.cloud.setting().calls().of("ec2:CreateTags")).isEmpty();
  }

  @Test
  void aMissingPermissionOfAChangeIsDeniedAndNothingElse() {
    DiskId disk = scene.make(scene.home(), "one", 1, Map.of());
    scene
        .cloud
        .setting()
        .faults()
        .next(CloudFaults.ALWAYS, "ec2:CreateSnapshot", CloudFault.denied());
    assertThatThrownBy(
            () ->
                scene
                    .provider()
                    .start(
                        new DiskChange.TakeSnapshot(disk, Map.of(), ""),
                        new OperationKey("r", "s")))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Fault.Kind.DENIED);
              assertThat(fault.getMessage()).contains("ec2:CreateSnapshot");
            });
    assertThat(scene.cloud.setting().calls().of("ec2:CreateSnapshot")).hasSize(1);
  }
}
