// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the aws command printed. */
class EbsListingTest {
  private static final CloudScope SCOPE = new CloudScope("aws", "111122223333", "");

  private static final String VOLUME =
      """
      {"VolumeId": "vol-0a1b2c3d4e5f60718", "Size": 20, "AvailabilityZone": "eu-central-1b",
       "AvailabilityZoneId": "euc1-az3", "State": "in-use", "VolumeType": "io2",
       "CreateTime": "2026-01-02T03:04:05.678000+00:00", "Encrypted": true, "KmsKeyId": "arn:k",
       "SnapshotId": "", "MultiAttachEnabled": true, "NewFieldOfTomorrow": {"a": [1]},
       "Attachments": [
         {"InstanceId": "i-1", "Device": "/dev/xvdaa", "State": "attached",
          "AttachTime": "2026-02-02T03:04:05+00:00"},
         {"InstanceId": "i-0", "Device": "/dev/xvdaa", "State": "detached"}],
       "Tags": [{"Key": "team", "Value": "shop"}]}
      """;

  private static String listing(String... volumes) {
    return "{\"Volumes\": [" + String.join(",", volumes) + "]}";
  }

  @Test
  void saysWhatTheListingSays() {
    Disk disk = new AwsProvider().read(listing(VOLUME), SCOPE).disks().get(0);

    assertThat(disk.id().toString()).isEqualTo("ebs.csi.aws.com^vol-0a1b2c3d4e5f60718");
    assertThat(disk.scope()).isEqualTo(new CloudScope("aws", "111122223333", "eu-central-1"));
    assertThat(disk.zones()).containsExactly("eu-central-1b");
    assertThat(disk.zoneIds()).containsExactly("euc1-az3");
    assertThat(disk.sizeBytes()).isEqualTo(20L << 30);
    assertThat(disk.state()).isEqualTo(DiskState.IN_USE);
    assertThat(disk.attachedTo()).containsExactly("i-1");
    assertThat(disk.has(DiskTrait.SHARED_WRITERS)).isTrue();
    assertThat(disk.facts().key()).contains("arn:k");
    assertThat(disk.facts().sourceSnapshot()).isEmpty();
    assertThat(disk.facts().lastAttached()).contains("2026-02-02T03:04:05+00:00");
    assertThat(disk.facts().tags()).containsEntry("team", "shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1a us-east-1",
        "us-gov-west-1c us-gov-west-1",
        "us-west-2-lax-1a us-west-2",
        "ap-northeast-1-wl1-kix-wlz1 ap-northeast-1"
      })
  void theRegionIsThatOfTheZone(String zoneAndRegion) {
    String[] parts = zoneAndRegion.split(" ");
    assertThat(EbsVolume.regionOf(parts[0])).isEqualTo(parts[1]);
  }

  @Test
  void aListingThatIsCutOffSaysSo() {
    String cut = "{\"Volumes\": [" + VOLUME + "], \"NextToken\": \"more\"}";
    assertThat(new AwsProvider().read(cut, SCOPE).notLookedAt())
        .singleElement()
        .satisfies(part -> assertThat(part.why()).contains("cut off"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"Volumes\": 7}",
        "{\"Volumes\": [{}]}",
        "{\"Volumes\": [null]}",
        "{\"Volumes\": [{\"VolumeId\": \"vol-1\\u001b[2J\", \"AvailabilityZone\": \"us-east-1a\"}]}",
        "<html>Please log in</html>",
        "{\"Volumes\": [",
        "VOLUMES\tvol-1\n"
      })
  void whatIsNoListingIsRefused(String text) {
    assertThatThrownBy(() -> new AwsProvider().read(text, SCOPE))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("not a listing of EBS volumes")
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).doesNotContain("\u001b"));
  }

  @Test
  void oneDiskTwiceIsRefused() {
    assertThatThrownBy(() -> new AwsProvider().read(listing(VOLUME, VOLUME), SCOPE))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).contains("stands twice"));
  }
}
