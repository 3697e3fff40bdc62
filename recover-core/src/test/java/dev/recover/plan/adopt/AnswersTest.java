// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import static dev.recover.plan.adopt.AdoptTest.claim;
import static dev.recover.plan.adopt.AdoptTest.said;
import static dev.recover.plan.adopt.AdoptTest.volume;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.plan.Plan;
import dev.recover.plan.Steps;
import dev.recover.plan.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who answers for the fields that no disk tells, and what happens when nobody does. */
class AnswersTest {
  private static final String SET =
      """
      {"apiVersion": "apps/v1", "kind": "StatefulSet",
       "metadata": {"namespace": "db", "name": "redis", "uid": "uid-sts"},
       "spec": {"replicas": 0, "selector": {"matchLabels": {"app": "redis"}},
        "volumeClaimTemplates": [{"metadata": {"name": "data", "labels": {"tier": "db"}},
         "spec": {"accessModes": ["ReadWriteOncePod"], "volumeMode": "Filesystem",
          "resources": {"requests": {"storage": "8Gi"}}%s}}]}}
      """;
  private static final String XFS_CLASS =
      """
      {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
       "metadata": {"name": "xfast", "uid": "uid-x",
        "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
       "provisioner": "disk.example.com", "parameters": {"csi.storage.k8s.io/fstype": "xfs"}}
      """;

  @Test
  void asksForEveryFieldAndSaysHowToAnswer() {
    Plan plan = new Lost().disk("d-0", "data-0").adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked ANSWER_NEEDED");
    assertThat(plan.steps()).isEmpty();
    var needed = said(plan, Code.ANSWER_NEEDED);
    assertThat(needed.summary())
        .isEqualTo("no disk's metadata says volumeMode, fsType, accessModes, storageClassName");
    assertThat(needed.remedy())
        .contains(
            "--volume-mode db/data-0=Filesystem",
            "--fs-type db/data-0=ext4",
            "--access-mode db/data-0=ReadWriteOnce",
            "--storage-class db/data-0=CLASS",
            "mapping file",
            "0 replicas");
    assertThat(needed.details().get(0)).contains("d-0", "zone-a", "10Gi");
  }

  @Test
  void asksOnlyForWhatIsLeft() {
    Fields some =
        new Fields(
            Optional.of("Block"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of("fast"),
            Optional.empty());

    Plan plan = new Lost().disk("d-0", "data-0").asked(some).adoptInto(World.ready());

    assertThat(said(plan, Code.ANSWER_NEEDED).summary()).endsWith("says accessModes");
  }

  @Test
  void readsTheTemplateOfAStatefulSetThatIsScaledDown() {
    World world =
        World.ready().add(SET.formatted(", \"storageClassName\": \"xfast\"")).add(XFS_CLASS);

    Plan plan = new Lost().disk("d-0", "data-redis-0").adoptInto(world);

    assertThat(Steps.volumes(plan)).containsExactly("db/data-redis-0 ready");
    assertThat(claim(plan).labels()).containsEntry("app", "redis").containsEntry("tier", "db");
    assertThat(claim(plan).textList("spec", "accessModes")).containsExactly("ReadWriteOncePod");
    assertThat(claim(plan).text("spec", "resources", "requests", "storage")).contains("8Gi");
    assertThat(volume(plan).text("spec", "capacity", "storage")).contains("10Gi");
    assertThat(volume(plan).text("spec", "csi", "fsType")).contains("xfs");
    assertThat(plan.edits())
        .anyMatch(
            edit ->
                edit.path().toString().equals("spec.accessModes")
                    && edit.reason().contains("StatefulSet db/redis, claim template data"));
  }

  @Test
  void givesTheDefaultClassThatTheStatefulSetWouldHaveGot() {
    Plan plan =
        new Lost()
            .disk("d-0", "data-redis-0")
            .adoptInto(World.ready().add(SET.formatted("")).add(XFS_CLASS));

    assertThat(claim(plan).text("spec", "storageClassName")).contains("xfast");
  }

  @Test
  void theMappingFileGoesBeforeWhatIsSaidOfAll() {
    Fields block =
        new Fields(
            Optional.of("Block"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Plan mapped =
        new Lost()
            .disk("d-0", "data-0")
            .asked(Lost.ALL)
            .mapped("data-0", "d-0", block)
            .adoptInto(World.ready());
    Plan overruled =
        new Lost()
            .disk("d-0", "data-0")
            .asked("data-0", Lost.ALL)
            .mapped("data-0", "d-0", block)
            .adoptInto(World.ready());

    assertThat(volume(mapped).text("spec", "volumeMode")).contains("Block");
    assertThat(volume(overruled).text("spec", "volumeMode")).contains("Filesystem");
  }

  @Test
  void aClaimThatAsksForAnEmptyDiskAnswersAndBlocks() {
    World world =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
                 "metadata": {"namespace": "db", "name": "data-0", "uid": "u"},
                 "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "fast",
                  "resources": {"requests": {"storage": "5Gi"}}}}
                """);
    Fields fsType =
        new Fields(
            Optional.empty(),
            Optional.of("ext4"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Plan plan = new Lost().disk("d-0", "data-0").asked(fsType).adoptInto(world);

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked CLAIM_EXISTS");
  }

  @Test
  void fillsTheVolumeThatAWaitingClaimNames() {
    World world =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
                 "metadata": {"namespace": "db", "name": "data-0", "uid": "u"},
                 "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "fast",
                  "volumeName": "awaited", "resources": {"requests": {"storage": "5Gi"}}}}
                """);
    Fields fsType =
        new Fields(
            Optional.empty(),
            Optional.of("ext4"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Plan plan = new Lost().disk("d-0", "data-0").asked(fsType).adoptInto(world);

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    assertThat(plan.volumes().get(0).volume()).isEqualTo("awaited");
  }
}
