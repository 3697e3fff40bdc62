// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.spi.Destination;
import dev.recover.spi.Relocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of an EBS volume to another place. */
class EbsRelocationTest {
  private static final String ACCOUNT = "111122223333";
  private static final CloudScope HOME = new CloudScope("aws", ACCOUNT, "us-east-1");
  private static final EbsTranslator EBS = new EbsTranslator();

  private static Disk disk(String type, Map<String, String> tags) {
    return new Disk(
        new DiskId("ebs.csi.aws.com", "vol-0a1b2c3d4e5f60718"),
        "vol-0a1b2c3d4e5f60718",
        "",
        HOME,
        List.of("us-east-1a"),
        List.of("use1-az1"),
        5L << 30,
        DiskState.AVAILABLE,
        List.of(),
        new DiskFacts(
            type,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            tags,
            ""));
  }

  private static Destination to(String zone, String region, String account) {
    return new Destination(
        zone.isEmpty() ? List.of() : List.of(zone),
        region,
        account,
        Optional.empty(),
        Optional.of("key-1"),
        Optional.empty());
  }

  private static Relocation way(Destination to) {
    return EBS.relocate(disk("gp3", Map.of()), to).orElseThrow();
  }

  @Test
  void inTheRegionTheSnapshotIsEnough() {
    Relocation way = way(to("us-east-1b", "", ""));

    assertThat(way.snapshotScope()).isEqualTo(HOME);
    assertThat(way.shareWith()).isEmpty();
    assertThat(way.sendTo()).isEmpty();
    assertThat(way.disk().scope()).isEqualTo(HOME);
    assertThat(way.disk().zones()).containsExactly("us-east-1b");
    assertThat(way.disk().key()).contains("key-1");
    assertThat(way.disk().type()).isEqualTo("gp3");
    assertThat(way.disk().sizeBytes()).isEqualTo(5L << 30);
    assertThat(way.copy().zones()).containsExactly("us-east-1b");
  }

  @Test
  void anotherRegionGetsACopyOfTheSnapshotUnderItsOwnKey() {
    Relocation way = way(to("eu-central-1a", "", ""));

    CloudScope there = new CloudScope("aws", ACCOUNT, "eu-central-1");
    assertThat(way.shareWith()).isEmpty();
    assertThat(way.sendTo()).contains(there);
    assertThat(way.sendKey()).contains("key-1");
    assertThat(way.disk().scope()).isEqualTo(there);
    assertThat(way.disk().key()).isEmpty();
  }

  @Test
  void anotherAccountIsSharedWithFirstAndKeepsTheZonesName() {
    Relocation way = way(to("", "", "444455556666"));

    assertThat(way.shareWith()).contains("444455556666");
    assertThat(way.sendTo()).contains(new CloudScope("aws", "444455556666", "us-east-1"));
    assertThat(way.disk().zones()).containsExactly("us-east-1a");
    assertThat(way.copy().zoneIds()).isEmpty();
  }

  @Test
  void tagsSayWhatItWasAndNotWhoseItIs() {
    Map<String, String> tags = new HashMap<>();
    tags.put("kubernetes.io/created-for/pvc/name", "data-0");
    tags.put("CSIVolumeName", "pvc-1");
    tags.put("team", "db");
    tags.put("Name", "old-dynamic-pvc-1");
    tags.put("kubernetes.io/cluster/old", "owned");
    tags.put("KubernetesCluster", "old");
    tags.put("ebs.csi.aws.com/cluster-name", "old");
    tags.put("aws:cloudformation:stack-name", "s");
    tags.put("recover-dev-run", "an earlier run");
    tags.put("recover-dev-step", "an earlier step");

    Map<String, String> plain =
        EBS.relocate(disk("gp3", tags), to("us-east-1b", "", "")).orElseThrow().disk().tags();
    assertThat(plain)
        .containsOnlyKeys(
            "kubernetes.io/created-for/pvc/name", "CSIVolumeName", "team", Relocation.SOURCE)
        .containsEntry(Relocation.SOURCE, "vol-0a1b2c3d4e5f60718");

    Destination named =
        new Destination(
            List.of("us-east-1b"), "", "", Optional.empty(), Optional.empty(), Optional.of("new"));
    assertThat(EBS.relocate(disk("gp3", tags), named).orElseThrow().disk().tags())
        .containsEntry("ebs.csi.aws.com/cluster-name", "new")
        .containsEntry("kubernetes.io/cluster/new", "owned")
        .containsEntry("KubernetesCluster", "new")
        .containsEntry("Name", "new-dynamic-pvc-1")
        .doesNotContainKey("kubernetes.io/cluster/old");
  }

  @Test
  void aDiskThatSaysNothingGetsTheTagWithoutWhichTheDriverMayNotAttachIt() {
    assertThat(way(to("us-east-1b", "", "")).disk().tags())
        .containsEntry("ebs.csi.aws.com/cluster", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "us-gov-east-1b, '', us-gov-east-1",
    "us-west-2-lax-1a, '', us-west-2",
    "us-west-2-lax-1a, us-west-2, us-west-2"
  })
  void regionsAreReadOffZones(String zone, String region, String known) {
    assertThat(way(to(zone, region, "")).disk().scope().region()).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "europe-west3-a, '', is no zone of region",
    "us-east-1, '', is no zone of region",
    "us-east-1b, eu-west-1, is no zone of region eu-west-1",
    "'', eu-west-1, is no zone of region eu-west-1"
  })
  void whatIsNoZoneThereIsRefused(String zone, String region, String what) {
    assertThatThrownBy(() -> way(to(zone, region, "")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).summary()).contains(what);
              assertThat(e.diagnostics().get(0).remedy()).contains("--to-zone");
            });
  }

  @Test
  void provisionedIopsAreNotGuessed() {
    assertThatThrownBy(() -> EBS.relocate(disk("io2", Map.of()), to("us-east-1b", "", "")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).remedy()).contains("--to-type gp3"));
  }
}
