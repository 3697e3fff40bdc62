// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume.State;
import dev.recover.plan.Step;
import dev.recover.plan.Steps;
import dev.recover.plan.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of a disk, from what, and how it is mounted at first. */
class AdoptTest {
  @Test
  void makesThePairThatTheDiskWas() {
    Plan plan = new Lost().disk("d-0", "data-0").asked(Lost.ALL).adoptInto(World.ready());

    assertThat(plan.flow()).isEqualTo("adopt");
    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    assertThat(Steps.of(plan))
        .containsExactly(
            "reserve:pv-data-0",
            "claim:db/data-0 <- reserve:pv-data-0",
            "prove:db/data-0 <- claim:db/data-0");
    KubeObject volume = volume(plan);
    assertThat(volume.text("spec", "persistentVolumeReclaimPolicy")).contains("Retain");
    assertThat(volume.map("spec", "claimRef"))
        .containsOnlyKeys("apiVersion", "kind", "namespace", "name");
    assertThat(volume.text("spec", "csi", "volumeHandle")).contains("d-0");
    assertThat(volume.text("spec", "csi", "fsType")).contains("ext4");
    assertThat(volume.text("spec", "capacity", "storage")).contains("10Gi");
    assertThat(volume.at("spec", "nodeAffinity").map(String::valueOf).orElse(""))
        .contains("topology.kubernetes.io/zone", "zone-a");
    KubeObject claim = claim(plan);
    assertThat(claim.text("spec", "volumeName")).contains("pv-data-0");
    assertThat(claim.text("spec", "storageClassName")).contains("fast");
    assertThat(claim.at("spec", "resources", "requests", "storage")).contains("10Gi");
  }

  @Test
  void marksWhatNoDiskTellsOnBothObjectsAndSaysWhoAnswered() {
    Plan plan = new Lost().disk("d-0", "data-0").asked(Lost.ALL).adoptInto(World.ready());

    assertThat(volume(plan).annotations())
        .containsEntry(
            AdoptRules.GUESSED,
            "spec.accessModes,spec.csi.fsType,spec.storageClassName,spec.volumeMode");
    assertThat(claim(plan).annotations())
        .containsEntry(
            AdoptRules.GUESSED,
            "spec.accessModes,spec.resources.requests.storage,spec.storageClassName,"
                + "spec.volumeMode");
    assertThat(reason(plan, "spec.csi.fsType")).isEqualTo("answered by the command line");
    assertThat(reason(plan, "spec.csi.volumeHandle")).contains("tag says claim db/data-0");
  }

  @Test
  void mountsReadOnlyAtFirstAndSaysHowThatIsChanged() {
    Plan plan = new Lost().disk("d-0", "data-0").asked(Lost.ALL).adoptInto(World.ready());

    assertThat(volume(plan).textList("spec", "mountOptions")).containsExactly("ro");
    Diagnostic note = said(plan, Code.FIRST_MOUNT);
    assertThat(note.details())
        .containsExactly(
            "kubectl patch pv pv-data-0 --type json -p"
                + " '[{\"op\":\"remove\",\"path\":\"/spec/mountOptions\"}]'");
    assertThat(note.remedy()).contains("VolumeAttachment", "--first-mount read-write");
  }

  @Test
  void keepsTheClassesMountOptionsBesideReadOnly() {
    World world =
        World.ready()
            .add(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
                 "metadata": {"name": "fast", "uid": "uid-fast"}, "provisioner": "disk.example.com",
                 "mountOptions": ["noatime", "rw"]}
                """);

    Plan plan = new Lost().disk("d-0", "data-0").asked(Lost.ALL).adoptInto(world);
    Plan writable = new Lost().disk("d-0", "data-0").asked(writing(Lost.ALL)).adoptInto(world);

    assertThat(volume(plan).textList("spec", "mountOptions")).containsExactly("noatime", "ro");
    assertThat(said(plan, Code.FIRST_MOUNT).details().get(0))
        .contains("\"op\":\"replace\"", "[\"noatime\"]");
    assertThat(volume(writable).textList("spec", "mountOptions")).containsExactly("noatime", "rw");
    assertThat(Steps.codes(writable)).doesNotContain("FIRST_MOUNT");
  }

  @Test
  void formatsNothingOfARawBlockDisk() {
    Fields block =
        new Fields(
            Optional.of("Block"),
            Optional.empty(),
            List.of("ReadWriteOnce"),
            Optional.empty(),
            Optional.of(""),
            Optional.empty());

    Plan plan = new Lost().disk("d-0", "data-0").asked(block).adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    assertThat(volume(plan).text("spec", "volumeMode")).contains("Block");
    assertThat(volume(plan).at("spec", "mountOptions")).isEmpty();
    assertThat(volume(plan).at("spec", "csi", "fsType")).isEmpty();
    assertThat(claim(plan).text("spec", "storageClassName")).contains("");
  }

  @Test
  void keepsTheVolumesNameUnlessAnotherDiskHasIt() {
    World taken =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "PersistentVolume",
                 "metadata": {"name": "pv-data-0", "uid": "u"},
                 "spec": {"csi": {"driver": "disk.example.com", "volumeHandle": "another"},
                  "claimRef": {"namespace": "web", "name": "x", "uid": "y"}}}
                """);

    Plan plan = new Lost().disk("d-0", "data-0").asked(Lost.ALL).adoptInto(taken);

    assertThat(volume(plan).name()).matches("adopted-[0-9a-f]{12}");
    assertThat(claim(plan).text("spec", "volumeName")).contains(volume(plan).name());
  }

  @Test
  void isDoneWhereItWasDoneBefore() {
    Lost lost = new Lost().disk("d-0", "data-0").asked(Lost.ALL);
    Plan first = lost.adoptInto(World.ready());
    World after =
        World.ready()
            .add(
                volume(first)
                    .with(dev.recover.model.FieldPath.of("metadata", "uid"), "pv-uid")
                    .with(dev.recover.model.FieldPath.of("spec", "claimRef", "uid"), "c-uid")
                    .with(dev.recover.model.FieldPath.of("status", "phase"), "Bound"))
            .add(
                claim(first)
                    .with(dev.recover.model.FieldPath.of("metadata", "uid"), "c-uid")
                    .with(
                        dev.recover.model.FieldPath.annotation("pv.kubernetes.io/bind-completed"),
                        "yes"));

    Plan again =
        new Lost()
            .disk(
                "d-0",
                "data-0",
                dev.recover.model.DiskState.IN_USE,
                List.of("node-a"),
                java.util.Set.of())
            .adoptInto(after);

    assertThat(again.in(State.DONE)).hasSize(1);
    assertThat(again.changes()).isEmpty();
    assertThat(Steps.codes(again)).doesNotContain("FIRST_MOUNT", "DISK_ATTACHED");
  }

  private static Fields writing(Fields fields) {
    return new Fields(
        fields.volumeMode(),
        fields.fsType(),
        fields.accessModes(),
        fields.size(),
        fields.storageClass(),
        Optional.of(false));
  }

  static KubeObject volume(Plan plan) {
    return plan.steps().stream()
        .filter(step -> step.step() instanceof Step.ReserveVolume)
        .map(step -> ((Step.ReserveVolume) step.step()).volume())
        .findFirst()
        .orElseThrow();
  }

  static KubeObject claim(Plan plan) {
    return plan.steps().stream()
        .filter(step -> step.step() instanceof Step.CreateClaim)
        .map(step -> ((Step.CreateClaim) step.step()).claim())
        .findFirst()
        .orElseThrow();
  }

  private static String reason(Plan plan, String path) {
    return plan.edits().stream()
        .filter(edit -> edit.path().toString().equals(path))
        .map(Edit::reason)
        .findFirst()
        .orElse("");
  }

  static Diagnostic said(Plan plan, Code code) {
    return plan.diagnostics().stream()
        .filter(diagnostic -> diagnostic.code() == code)
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + " is not among " + plan.diagnostics()));
  }
}
