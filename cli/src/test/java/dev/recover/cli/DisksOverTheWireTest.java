// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.ec2.Ec2Cloud;
import dev.recover.testkit.Poll;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands with the vendor's SDK, against EC2's endpoint of the sandbox. */
class DisksOverTheWireTest {
  private static final String ACCOUNT = "111122223333";
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  @TempDir Path folder;
  private TestWorld world;
  private Ec2Cloud cloud;
  private String east;
  private String west;

  @BeforeEach
  void start() {
    System.setProperty(KEY, Ec2Cloud.accessKey(ACCOUNT));
    System.setProperty(SECRET, "sandbox");
    world = new TestWorld(folder);
    cloud = Ec2Cloud.start(CloudSetting.of(CloudStore.inMemory()));
    east = volume("us-east-1", "data-0");
    west = volume("us-west-2", "data-1");
    world.file(
        "clouds.yaml",
        """
        apiVersion: recover/v1alpha1
        kind: Config
        providers:
          aws: {regions: [us-east-1, us-west-2], endpoint: "%s"}
        """
            .formatted(cloud.url()));
  }

  @AfterEach
  void stop() {
    cloud.close();
    world.close();
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
    System.clearProperty("aws.disableEc2Metadata");
  }

  private String volume(String region, String claim) {
    return cloud.createVolume(
        ACCOUNT,
        region,
        Map.of("AvailabilityZone", region + "a", "Size", "8"),
        Map.of(
            "kubernetes.io/created-for/pvc/namespace",
            "db",
            "kubernetes.io/created-for/pvc/name",
            claim));
  }

  private Ran run(int exitCode, String line) {
    Ran ran = world.recover((line + " --config ./clouds.yaml").split(" "));
    assertThat(ran.exitCode())
        .as("recover %s%n%s%s", line, ran.out(), ran.err())
        .isEqualTo(exitCode);
    return ran;
  }

  @Test
  void everyRegionOfTheConfigFileIsLookedAt() {
    assertThat(run(0, "disks list -o name").out().lines()).containsExactlyInAnyOrder(east, west);
    assertThat(run(0, "disks list -o name --region us-west-2").out()).isEqualTo(west + "\n");
    assertThat((List<?>) run(0, "disks match -o json").json().get("matches"))
        .extracting(match -> String.valueOf(((Map<?, ?>) match).get("disk")))
        .containsExactly(east, west);
  }

  @Test
  void aTagIsWrittenOnlyWhenTheDiskWasNamedAgain() {
    String tag = "disks tag " + east + " --set ebs.csi.aws.com/cluster=true";

    Ran unconfirmed = run(5, tag + " --no-input");
    run(5, tag + " --confirm " + west);

    assertThat(unconfirmed.err())
        .contains("+ ebs.csi.aws.com/cluster=true", "CONFIRMATION_NEEDED", "--confirm " + east);
    assertThat(run(0, "disks list -o json").out()).doesNotContain("ebs.csi.aws.com/cluster");
    assertThat(run(0, tag + " --confirm " + east).out()).isEqualTo(east + " tagged\n");
    assertThat(run(0, "disks list -o json").out())
        .contains("\"ebs.csi.aws.com/cluster\": \"true\"");
    assertThat(run(0, tag).out()).isEqualTo(east + " unchanged\n");
  }

  /** A node in the zone, on which the driver runs, and a saved claim of the disk. */
  private void readyFor(String disk, String zone) {
    String node =
        "metadata: {name: n1, labels: {topology.ebs.csi.aws.com/zone: %s}}".formatted(zone);
    Stream.of(
            "apiVersion: v1, kind: Node, " + node,
            "apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: ebs.csi.aws.com}, spec: {}",
            "apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: n1}, spec: {drivers: ["
                + "{name: ebs.csi.aws.com, nodeID: i-1, topologyKeys: [topology.ebs.csi.aws.com/zone]}]}")
        .forEach(
            object -> world.store().create(KubeObject.of(Yaml.parseObject("{" + object + "}"))));
    world.file(
        "saved.yaml",
        """
        {apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}, spec: {
          capacity: {storage: 8Gi}, accessModes: [ReadWriteOnce], storageClassName: "",
          persistentVolumeReclaimPolicy: Retain, claimRef: {namespace: db, name: data-1},
          csi: {driver: ebs.csi.aws.com, volumeHandle: %s}}}
        ---
        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {namespace: db, name: data-1}, spec: {
          resources: {requests: {storage: 8Gi}}, accessModes: [ReadWriteOnce],
          storageClassName: "", volumeName: pv-1}}
        """
            .formatted(disk));
    world.recover("capture", "--from", "./saved.yaml", "--out", "./bundle");
    Poll.until(
        "the disk to be made",
        () -> run(0, "disks list -o json").out(),
        listed -> !listed.contains("creating"));
  }

  @Test
  void aPlanKnowsInWhichRegionItsDisksAre() {
    readyFor(west, "us-west-2a");
    world.file(
        "elsewhere.yaml",
        "{apiVersion: recover/v1alpha1, kind: Config, providers: {aws: {regions: [us-east-1],"
            + " endpoint: \"%s\"}}}".formatted(cloud.url()));
    world.recover("capture", "--from", world.file("saved.yaml"), "--out", "./bundle");

    run(
        0,
        "plan restore --bundle ./bundle --snapshot-first --out ./plan.json --context box --region us-west-2");
    Ran applied =
        world.recover(
            "apply",
            "./plan.json",
            "--context",
            "box",
            "--confirm",
            "box",
            "--config",
            "./elsewhere.yaml");

    assertThat(applied.err()).as("no --region was said").contains("proven db/data-1");
    assertThat(cloud.setting().calls().of("ec2:CreateSnapshot"))
        .singleElement()
        .satisfies(call -> assertThat(call.place()).isEqualTo("us-west-2"));
  }

  @Test
  void aRegionThatDeniesIsNotLookedAtAndTheOtherAnswers() {
    cloud
        .setting()
        .faults()
        .next(CloudFaults.ALWAYS, call -> call.place().equals("us-west-2"), CloudFault.denied());

    Ran listed = run(9, "disks list -o json");
    Ran matched = run(9, "disks match -o json");

    assertThat(listed.out()).contains(east).doesNotContain(west);
    assertThat((List<?>) listed.json().get("notLookedAt"))
        .singleElement()
        .asString()
        .contains("us-west-2", "ec2:DescribeVolumes");
    assertThat(listed.err()).contains("CLOUD_NOT_LOOKED_AT", "ec2:DescribeVolumes");
    assertThat(matched.out()).contains("was not looked at: another may be there");
  }

  @Test
  void aTokenThatExpiresOnTheSecondPageKeepsTheFirstAndSaysSo() {
    for (int disk = 2; disk < 12; disk++) {
      volume("us-west-2", "data-" + disk);
    }
    cloud.setting().faults().limitPages(5);
    cloud
        .setting()
        .faults()
        .next(
            CloudFaults.ALWAYS,
            call -> call.parameters().containsKey("NextToken"),
            CloudFault.expired());

    int before = cloud.setting().calls().all().size();
    Ran listed = run(9, "disks list -o json");

    assertThat(cloud.setting().calls().all().size() - before)
        .as("expired credentials are not tried again")
        .isLessThan(10);
    assertThat(listed.out()).contains(east);
    assertThat((List<?>) listed.json().get("items")).hasSizeGreaterThan(5);
    assertThat(listed.err()).contains("CLOUD_NOT_LOOKED_AT", "us-west-2", "expired");
  }

  @Test
  void aRegionThatDoesNotExistIsNotAnEmptyOne() {
    Ran listed = run(9, "disks list -o json --region us-east-1,us-east-9");

    assertThat(listed.out()).contains(east);
    assertThat((List<?>) listed.json().get("notLookedAt")).asString().contains("us-east-9");
  }

  @Test
  void aLoginPageIsNotAnEmptyCloud() {
    cloud.setting().faults().next(CloudFaults.ALWAYS, call -> true, CloudFault.html());

    Ran listed = run(9, "disks list -o json");

    assertThat((List<?>) listed.json().get("items")).isEmpty();
    assertThat((List<?>) listed.json().get("notLookedAt")).hasSize(2);
    assertThat(listed.err()).doesNotContain("<html").contains("proxy");
  }

  @Test
  void withoutCredentialsTheChainThatWasTriedIsSaid() {
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
    System.setProperty("aws.disableEc2Metadata", "true");

    Ran listed = world.recover("disks", "list", "--config", "./clouds.yaml");

    assertThat(listed.exitCode()).as(listed.err()).isIn(4, 9);
    assertThat(listed.err()).contains("credentials", "to fix");
  }
}
