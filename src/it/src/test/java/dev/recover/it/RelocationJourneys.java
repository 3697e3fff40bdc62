// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.Disk;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes of the new cluster are in another zone than the disk: its claim gets a copy of it. */
abstract class RelocationJourneys {
  private static final String NAMESPACE = "db";
  private static final String CLASS = "fast";

  @TempDir Path folder;
  private final CloudPlace cloud;
  private Path disks;
  private String original;

  RelocationJourneys(CloudPlace cloud) {
    this.cloud = cloud;
  }

  /** A database ran in one zone, was captured, and its cluster is gone. */
  private void lose() throws IOException {
    disks = folder.resolve("disks");
    try (RunningSandbox old = cloud.start("old", List.of(cloud.from()), disks)) {
      Place there = old.place();
      there.create(ObjectBuilders.storageClass(CLASS, there.driver()).build());
      there.create(ObjectBuilders.namespace(NAMESPACE));
      start(there);
      original = Place.handle(there.volumesFor(NAMESPACE).get(0));
      Files.move(new Administrator(there, folder).secure(NAMESPACE), folder.resolve("bundle"));
      stop(there);
    }
  }

  private static KubeObject database() {
    return ObjectBuilders.statefulSet(NAMESPACE, "redis")
        .replicas(1)
        .claims(ObjectBuilders.claim(NAMESPACE, "data").storageClass(CLASS))
        .build();
  }

  private static void start(Place there) {
    there.create(database());
    Poll.until(
        "redis to run",
        () -> there.list(ResourceType.POD, NAMESPACE),
        pods -> pods.size() == 1 && Place.phase(pods.get(0)).equals("Running"));
  }

  private static void stop(Place there) {
    there.delete(database());
    Poll.until(
        "the disk to be detached",
        () -> there.list(ResourceType.VOLUME_ATTACHMENT, ""),
        List::isEmpty);
  }

  private RecoverCommand comeTo(RunningSandbox target) {
    Place there = target.place();
    there.create(ObjectBuilders.storageClass(CLASS, there.driver()).build());
    return CloudPlace.command(target, folder);
  }

  private Ran plan(RecoverCommand admin, String flow, String out, String... more) {
    List<String> words = new ArrayList<>(List.of("plan", flow, "--bundle", "bundle"));
    words.addAll(List.of("--context", "new", "--out", out));
    words.addAll(List.of(more));
    words.addAll(cloud.flags());
    return admin.run(words.toArray(String[]::new)).succeeds();
  }

  private static Ran write(RecoverCommand admin, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--context", "new", "--confirm", "new"));
    return admin.run(all.toArray(String[]::new));
  }

  private String counted(RunningSandbox sandbox) {
    return cloud.contents(sandbox).counted();
  }

  @Test
  void aZoneWithoutNodesIsRefusedAndACopyTakesItsPlace() throws IOException {
    lose();
    try (RunningSandbox target = cloud.startProcess("new", disks, "--zone", cloud.to())) {
      RecoverCommand admin = comeTo(target);
      plan(admin, "restore", "restore.json")
          .says(Code.DISK_OUT_OF_REACH)
          .mentions("recover plan relocate --to-zone " + cloud.to());
      write(admin, "apply", "restore.json").failsWith(Code.PLAN_BLOCKED);

      plan(admin, "relocate", "plan.json", "--to-zone", cloud.to());
      assertThat(counted(target)).as("planning makes nothing").isEqualTo("1 disks, 0 snapshots");
      write(admin, "apply", "plan.json").succeeds().mentions("1 proven");
      assertThat(counted(target)).isEqualTo("2 disks, 1 snapshots");
      String copy = Place.handle(target.place().volumesFor(NAMESPACE).get(0));
      assertThat(copy).isNotEqualTo(original);
      start(target.place());
      assertThat(cloud.starts(disks, copy)).hasSize(2);
      assertThat(cloud.starts(disks, original)).as("nobody wrote to the disk").hasSize(1);
      admin.run("verify", "plan.json", "--context", "new").succeeds();

      write(admin, "apply", "plan.json").succeeds().mentions("nothing had to be changed");
      assertThat(counted(target)).isEqualTo("2 disks, 1 snapshots");
      stop(target.place());
      onlyOwnCopiesGo(admin, target, copy);
    }
  }

  private void onlyOwnCopiesGo(RecoverCommand admin, RunningSandbox target, String copy) {
    String run = runs(admin).get(0);
    write(admin, "undo", run).succeeds().says(Code.COPIES_STAY);
    assertThat(target.place().volumesFor(NAMESPACE)).isEmpty();
    assertThat(counted(target)).isEqualTo("2 disks, 1 snapshots");
    assertThat(cloud.starts(disks, copy)).hasSize(2);

    write(admin, "undo", run, "--delete-copies").succeeds();
    assertThat(counted(target)).isEqualTo("1 disks, 0 snapshots");
    assertThat(cloud.contents(target).disks())
        .extracting(Disk::id)
        .extracting(id -> id.handle())
        .containsExactly(original);
    assertThat(cloud.starts(disks, original)).hasSize(1);
  }

  @Test
  void theShellDoesItForWhatItNamesAndTakesItBack() throws IOException {
    lose();
    try (RunningSandbox target = cloud.start("new", List.of(cloud.to()), disks)) {
      RecoverCommand admin = comeTo(target);
      shell(admin, "write on", "restore db/*", "check")
          .endsWith(Code.PLAN_BLOCKED.outcome().exitCode())
          .says(Code.DISK_OUT_OF_REACH)
          .mentions("relocate --to-zone " + cloud.to());

      String commit = "commit --confirm new";
      shell(admin, "write on", "restore db/*", "relocate --to-zone " + cloud.to(), "check", commit)
          .succeeds()
          .mentions("1 proven");
      assertThat(counted(target)).isEqualTo("2 disks, 1 snapshots");
      String copy = Place.handle(target.place().volumesFor(NAMESPACE).get(0));
      assertThat(copy).isNotEqualTo(original);

      shell(admin, "write on", "verify", "rollback --delete-copies --confirm new").succeeds();
      assertThat(target.place().volumesFor(NAMESPACE)).isEmpty();
      assertThat(counted(target)).isEqualTo("1 disks, 0 snapshots");
      assertThat(cloud.starts(disks, original)).hasSize(1);
    }
  }

  private Ran shell(RecoverCommand admin, String... lines) throws IOException {
    Path script = Files.writeString(folder.resolve("script"), String.join("\n", lines) + "\n");
    List<String> words = new ArrayList<>(List.of("shell", "--bundle", "bundle"));
    words.addAll(List.of("--context", "new", "--file", script.toString()));
    words.addAll(cloud.flags());
    return admin.run(words.toArray(String[]::new));
  }

  private static List<String> runs(RecoverCommand admin) {
    Ran listed = admin.run("runs", "list", "-o", "json").succeeds();
    return Administrator.maps(listed.json(), "items").stream()
        .filter(run -> "relocate".equals(run.get("flow")))
        .map(run -> String.valueOf(run.get("run")))
        .toList();
  }

  @Test
  void aSnapshotIsTakenBeforeAnAdoptionAndStays() throws IOException {
    lose();
    try (RunningSandbox target = cloud.start("new", List.of(cloud.from()), disks)) {
      RecoverCommand admin = comeTo(target);
      List<String> words = new ArrayList<>(List.of("plan", "adopt", "--snapshot-first"));
      words.addAll(List.of("--volume-mode", "Filesystem", "--fs-type", "ext4"));
      words.addAll(List.of("--access-mode", "ReadWriteOnce", "--storage-class", CLASS));
      words.addAll(List.of("--context", "new", "--out", "adopt.json"));
      words.addAll(cloud.flags());
      admin.run(words.toArray(String[]::new)).succeeds();

      write(admin, "apply", "adopt.json").succeeds().mentions("1 proven");
      assertThat(Place.handle(target.place().volumesFor(NAMESPACE).get(0))).isEqualTo(original);
      assertThat(counted(target)).isEqualTo("1 disks, 1 snapshots");
      write(admin, "undo", "last", "--delete-copies").succeeds();
      assertThat(counted(target)).isEqualTo("1 disks, 1 snapshots");
    }
  }

  /** Before an entry is on disk, so that what a cloud was asked for is not known any more. */
  @Test
  void killedAtAnyEntryTheSameCommandMakesNothingTwice() throws IOException {
    lose();
    try (RunningSandbox target = cloud.start("new", List.of(cloud.to()), disks)) {
      RecoverCommand admin = comeTo(target);
      target.place().create(ObjectBuilders.namespace(NAMESPACE));
      plan(admin, "relocate", "plan.json", "--to-zone", cloud.to());
      // Other entries in each cloud: at a stride of one, both together are all.
      int stride = 2 * CrashingRecover.stride(5);
      int at = 2 + cloud.ordinal();
      while (crash(admin, target, at)) {
        at += stride;
      }
      assertThat(at).as("the first entry that there is not").isGreaterThan(12);
    }
  }

  private boolean crash(RecoverCommand admin, RunningSandbox target, int at) {
    RecoverCommand fresh = admin.with("RECOVER_STATE_DIR", folder.resolve("state-" + at));
    Ran crashed =
        write(
            fresh.with("RECOVER_JAVA_OPTS", CrashingRecover.options(at, "before")),
            "apply",
            "plan.json");
    if (crashed.exitCode() == 0) {
      return false;
    }
    crashed.endsWith(CrashingRecover.POWER_FAILURE);

    Ran finished = write(fresh, "apply", "plan.json");
    assertThat(finished.exitCode()).as("entry %d: %s", at, finished).isZero();
    assertThat(counted(target)).as("entry %d", at).isEqualTo("2 disks, 1 snapshots");
    write(fresh, "undo", "last", "--delete-copies").succeeds();
    assertThat(counted(target)).as("entry %d", at).isEqualTo("1 disks, 0 snapshots");
    return true;
  }
}
