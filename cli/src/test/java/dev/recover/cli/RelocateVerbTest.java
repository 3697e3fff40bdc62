// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.cli.shell.record.DraftFile;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell stages copies of disks, of a bundle and without one, from what a cloud listed. */
class RelocateVerbTest {
  private static final String ZONE = " --to-zone us-central1-f";
  private static final String ANSWERS =
      " --volume-mode Filesystem --fs-type ext4 --access-mode ReadWriteOnce --storage-class fast";

  @TempDir Path folder;
  private TestWorld world;

  @BeforeEach
  void start() {
    world = new TestWorld(folder);
    world.file("gcloud.json", DiskFiles.GCLOUD);
    zone("node-a", "us-central1-a");
    zone("node-b", "us-central1-f");
    String saved = pair("db", "data-0", DiskFiles.DATA) + pair("web", "cache", DiskFiles.CACHE);
    world.file("saved.yaml", saved);
    Ran captured = world.recover("capture", "--from", "./saved.yaml", "--out", "./bundle");
    assertThat(captured.exitCode()).as(captured.err()).isZero();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** Puts a node where the disks of the listing are, or are to be. */
  private void zone(String name, String zone) {
    KubeObject node = world.store().get(ResourceType.NODE, "", name).orElseThrow();
    FieldPath label = FieldPath.of("metadata", "labels", "topology.kubernetes.io/zone");
    world.store().update(node.with(label, zone));
  }

  private static String pair(String namespace, String name, String disk) {
    return """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv-%2$s}
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteOnce]
          persistentVolumeReclaimPolicy: Retain
          storageClassName: fast
          volumeMode: Filesystem
          claimRef: {namespace: %1$s, name: %2$s}
          csi:
            driver: pd.csi.storage.gke.io
            volumeHandle: projects/shop/zones/us-central1-a/disks/%3$s
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {namespace: %1$s, name: %2$s}
        spec:
          accessModes: [ReadWriteOnce]
          resources: {requests: {storage: 10Gi}}
          storageClassName: fast
          volumeMode: Filesystem
          volumeName: pv-%2$s
        ---
        """
        .formatted(namespace, name, disk);
  }

  private Ran shell(int exitCode, List<String> options, String... lines) {
    world.file("script.recover", String.join("\n", lines) + "\n");
    List<String> words = new ArrayList<>(List.of("shell", "--file", "./script.recover"));
    words.addAll(options);
    Ran ran = world.recover(words.toArray(String[]::new));
    assertThat(ran.exitCode())
        .as("%s%n%s%s", List.of(lines), ran.out(), ran.err())
        .isEqualTo(exitCode);
    return ran;
  }

  /** With the bundle. */
  private Ran bundled(int exitCode, String... lines) {
    return shell(
        exitCode,
        List.of("--bundle", "./bundle", "--disks-from", "gcp=" + world.file("gcloud.json")),
        lines);
  }

  /** Without a bundle. */
  private Ran bare(int exitCode, String... lines) {
    return shell(exitCode, List.of("--disks-from", "gcp=" + world.file("gcloud.json")), lines);
  }

  private static final String ALLOW = "set allow NO_NODE";
  private static final String DRIVER = "set allow NO_DRIVER";

  @Test
  void onlyWhatIsNamedGetsACopyAndTheRestIsRestoredAsItIs() {
    Ran ran =
        bundled(
            0,
            "write on",
            "restore */*",
            "relocate db/data-0" + ZONE + " --to-type pd-ssd",
            DRIVER,
            ALLOW,
            "status",
            "why db/data-0",
            "diff");
    assertThat(ran.out())
        .contains("relocate db/data-0 --to-zone=us-central1-f --to-type=pd-ssd")
        .contains("Plan     relocate")
        .contains("copy:db/data-0")
        .contains("Data copied: 10 GiB")
        .contains("relocate-disk: it gets a copy of disk")
        .contains("projects/shop/zones/us-central1-a/disks/" + DiskFiles.CACHE)
        .doesNotContain("copy:web/cache");
    assertThat(ran.err()).contains("staged: 2 volumes").doesNotContain("DISK_OUT_OF_REACH");
  }

  @Test
  void withoutClaimsAllThatIsStagedGetsCopiesAndARestoreTakesOneBack() {
    Ran all = bundled(0, "write on", "restore */*", "relocate" + ZONE, DRIVER, ALLOW, "diff");
    assertThat(all.out()).contains("copy:db/data-0", "copy:web/cache", "Data copied: 20 GiB");
    Ran back =
        bundled(0, "write on", "relocate */*" + ZONE, DRIVER, ALLOW, "restore web/cache", "diff");
    assertThat(back.out()).contains("copy:db/data-0").doesNotContain("copy:web/cache");
    Ran undone =
        bundled(
            0,
            "write on",
            "restore */*",
            DRIVER,
            ALLOW,
            "relocate" + ZONE,
            "undo",
            "diff",
            "redo",
            "diff -o json");
    assertThat(undone.out()).contains("Plan     restore").contains("\"flow\": \"relocate\"");
  }

  @Test
  void aDiskThatIsThereIsTakenAsItIsAndThePlanSaysThatNothingIsCopied() {
    Ran ran =
        bundled(0, "write on", "relocate web/cache --to-zone us-central1-a", DRIVER, ALLOW, "diff");
    assertThat(ran.out()).contains("disks/" + DiskFiles.CACHE).contains("Data copied: 0 B");
    assertThat(ran.err()).contains("[NOTHING_TO_DO]").contains("no disk is copied");
  }

  @Test
  void disksWithoutABundleAreAdoptedAsCopies() {
    String saved = world.file("saved.recover");
    Ran ran =
        bare(
            0,
            "scan disks",
            "write on",
            "use web",
            "relocate cache" + ZONE + ANSWERS,
            DRIVER,
            ALLOW,
            "why cache",
            "save script " + saved,
            "check");
    assertThat(ran.out())
        .contains(
            "copy:web/cache (makes a copy in the cloud", "Plan: 1 to do", "Data copied: 10 GiB");
    assertThat(world.read("saved.recover"))
        .contains("scan disks\nwrite on\nrelocate web/cache --to-zone=us-central1-f --volume-mode")
        .contains("--without-bundle");
    Ran again =
        world.recover("shell", "--file", saved, "--disks-from", "gcp=" + world.file("gcloud.json"));
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("Plan     relocate", "copy:web/cache", "Data copied: 10 GiB");
  }

  @Test
  void aDraftWithCopiesOutlivesItsShell() {
    new DraftFile(
            world.sandbox().identity(),
            Long.MAX_VALUE,
            "2026-01-01T00:00:00Z",
            List.of(Path.of(world.file("bundle"))),
            List.of(
                List.of("restore", "*/*"),
                List.of("relocate", "web/cache", "--to-zone=us-central1-f")))
        .write(Path.of(world.file("state")).resolve("shell/drafts/1-1.json"));
    Ran none = shell(0, List.of("--recover-draft"), "status");
    assertThat(none.err()).contains("[CLOUD_NEEDED]").contains("the draft is kept in");
    Ran ran =
        shell(
            0,
            List.of("--recover-draft", "--disks-from", "gcp=" + world.file("gcloud.json")),
            "diff");
    assertThat(ran.out()).contains("copy:web/cache").doesNotContain("copy:db/data-0");
  }

  @Test
  void whatCannotBeMeantIsRefusedBeforeItIsStaged() {
    bundledSays(64, "relocate db/data-0", "nothing says where the copies are to be");
    bundledSays(64, "relocate db/data-0 --to-account 12", "is not the number of an account");
    bundledSays(1, "relocate" + ZONE, "there is nothing to copy");
    bundledSays(1, "relocate db/dta-0" + ZONE, "did you mean db/data-0?");
    bundledSays(64, "relocate db/*" + ZONE + " --fs-type ext4", "answers what a bundle knows");
    Ran clouds = shell(64, List.of("--bundle", "./bundle"), "write on", "relocate db/*" + ZONE);
    assertThat(clouds.err()).contains("[CLOUD_NEEDED]", "nothing says in which cloud to look");
    Ran bare = bare(1, "write on", "relocate db/dta-0" + ZONE);
    assertThat(bare.err()).contains("the disks name no claim db/dta-0");
  }

  private void bundledSays(int exitCode, String line, String text) {
    Ran ran = bundled(exitCode, "write on", line);
    assertThat(ran.err()).as(line).contains(text).doesNotContain("staged change");
  }

  @Test
  void aDiskThatNobodyListedKeepsItsClaimFromThePlanAndSaysWhy() {
    world.file("gcloud.json", "[]");
    Ran ran = bundled(5, "write on", "relocate web/cache" + ZONE, "check");
    assertThat(ran.err()).contains("[DISK_NOT_LOOKED_AT]", "web/cache", "cannot be copied");
    assertThat(ran.out()).contains("1 blocked");
  }
}
