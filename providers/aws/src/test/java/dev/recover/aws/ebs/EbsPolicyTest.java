// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.aws.EbsPolicy;
import dev.recover.model.DiskId;
import dev.recover.spi.CloudTask;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.OperationKey;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is printed for a task against what the task asks the cloud for; the contract does the rest.
 */
class EbsPolicyTest {
  @Test
  void lookingNeedsNoMoreThanIsPrintedForIt() {
    try (EbsScene scene = new EbsScene()) {
      DiskId disk = scene.make(scene.home(), "one", 1, Map.of());
      look(scene, disk);

      assertThat(EbsPolicy.actions(CloudTask.LOCATE))
          .containsAll(scene.cloud.setting().calls().actions())
          .allMatch(action -> action.matches("ec2:Describe.*|sts:Get.*"));
    }
  }

  @Test
  void tagsAndSnapshotsNeedNoMoreThanIsPrintedForThem() {
    try (EbsScene scene = new EbsScene()) {
      DiskId disk = scene.make(scene.home(), "one", 1, Map.of("old", "x"));
      look(scene, disk);
      carryOut(scene, new DiskChange.Tag(disk, Map.of("new", "y"), Set.of("old")), "tag");
      carryOut(scene, new DiskChange.TakeSnapshot(disk, Map.of("a", "b"), "text"), "snapshot");

      assertThat(EbsPolicy.actions(CloudTask.RESTORE))
          .containsAll(scene.cloud.setting().calls().actions())
          .containsAll(EbsPolicy.actions(CloudTask.LOCATE))
          .noneMatch(
              action ->
                  action.matches(
                      ".*Delete(Volume|Snapshot)|.*(Create|Attach|Detach|Modify)Volume"));
    }
  }

  private static void look(EbsScene scene, DiskId disk) {
    scene.provider().list(DiskQuery.EVERYTHING);
    scene.provider().snapshots(DiskQuery.EVERYTHING);
    scene.provider().find(Set.of(disk));
  }

  private static void carryOut(EbsScene scene, DiskChange change, String step) {
    DiskOperation started = scene.provider().start(change, new OperationKey("run-1", step));
    scene.pass();
    assertThat(scene.provider().poll(started).state()).isEqualTo(DiskOperation.State.DONE);
  }
}
