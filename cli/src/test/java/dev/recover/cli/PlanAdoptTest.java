// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks of claims that are gone are adopted from a listing, without a bundle. */
class PlanAdoptTest {
  private static final String[] ANSWERS = {
    "--volume-mode",
    "Filesystem",
    "--fs-type",
    "ext4",
    "--access-mode",
    "ReadWriteOnce",
    "--storage-class",
    "fast"
  };

  @TempDir Path folder;
  private TestWorld world;

  @BeforeEach
  void start() {
    world = new TestWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void adoptsWhatIsLeftAndProvesIt() {
    world.createClaims("db", "data-0", "data-1");
    world.recover("protect", "-n", "db", "--confirm", TestWorld.CLUSTER, "--context", "box");
    String listing = lostDisks("data-0", "data-1");

    Ran unanswered = adopt(listing);
    assertThat(unanswered.exitCode()).as(unanswered.err()).isEqualTo(0);
    assertThat(unanswered.out()).contains("0 to do", "2 blocked");
    assertThat(unanswered.err())
        .contains("ANSWER_NEEDED", "--volume-mode db/data-0=Filesystem", "evidence");

    Ran plan = adopt(listing, ANSWERS);
    assertThat(plan.out())
        .contains("adopt, made", "2 to do", "evidence", "? spec.volumeMode Filesystem")
        .contains("+ spec.mountOptions [\"ro\"]")
        .containsOnlyOnce("? spec.volumeMode Filesystem")
        .contains("all 2 volumes\n");
    assertThat(plan.err()).contains("FIRST_MOUNT", "kubectl patch pv");

    Ran applied =
        world.recover("apply", "./plan.json", "--context", "box", "--confirm", TestWorld.CLUSTER);
    assertThat(applied.exitCode()).as(applied.err()).isEqualTo(0);
    assertThat(world.recover("verify", "./plan.json").exitCode()).isEqualTo(0);
    assertThat(world.claimOf("db", "data-0").orElseThrow().text("status", "phase"))
        .contains("Bound");
    Ran again = adopt(listing, ANSWERS);
    assertThat(again.out()).contains("2 done already");
  }

  @Test
  void theShellAdoptsWithTheSameWords() throws IOException {
    world.createClaims("db", "data-0", "data-1");
    world.recover("protect", "-n", "db", "--confirm", TestWorld.CLUSTER, "--context", "box");
    String listing = lostDisks("data-0", "data-1");
    String saved = world.file("again.recover");
    String answers = String.join(" ", ANSWERS);

    Ran open = shell(listing, "scan disks", "write on", "adopt db/*", "check");
    assertThat(open.exitCode()).as(open.err()).isEqualTo(5);
    assertThat(open.out()).contains("2 disks, 2Gi in all; 2 say whose it was", "2 blocked");
    assertThat(open.err()).contains("ANSWER_NEEDED");
    Ran wrong = shell(listing, "write on", "adopt db/dta-0");
    assertThat(wrong.err()).contains("did you mean db/data-0?");
    Ran done =
        shell(
            listing,
            "write on",
            "use db",
            "adopt data-* " + answers,
            "why data-0",
            "exclude data-1",
            "save script " + saved,
            "check",
            "commit --confirm " + TestWorld.CLUSTER,
            "verify");
    assertThat(done.exitCode()).as("%s%n%s", done.out(), done.err()).isZero();
    assertThat(done.out()).contains("decision    ready", "1 proven", "1 of 1 confirmed");
    assertThat(world.claimOf("db", "data-0")).isPresent();
    assertThat(world.claimOf("db", "data-1")).isEmpty();
    assertThat(Files.readString(Path.of(saved)))
        .contains("scan disks\nwrite on\nadopt db/data-*", "--fs-type=ext4", "exclude db/data-1");
  }

  private Ran shell(String listing, String... lines) {
    String script = world.file("script.recover", String.join("\n", lines) + "\n");
    return world.recover(
        "shell", "--disks-from", "csi=" + listing, "--context", "box", "--file", script);
  }

  @Test
  void aMappingFileAnswersAndChooses() {
    world.createClaims("db", "data-0");
    world.recover("protect", "-n", "db", "--confirm", TestWorld.CLUSTER, "--context", "box");
    Map<String, Object> lost = lose("data-0");
    Map<String, Object> copy = new LinkedHashMap<>(lost);
    copy.put("handle", "copy-of-" + lost.get("handle"));
    copy.put("id", "copy");
    String listing = listing(List.of(lost, copy));

    Ran ambiguous = adopt(listing, ANSWERS);
    assertThat(ambiguous.out()).contains("1 blocked");
    assertThat(ambiguous.err()).contains("DISK_AMBIGUOUS", "copy-of-", "--mapping");

    Ran json = adopt(listing, concat(ANSWERS, "-o", "json"));
    assertThat(json.json().get("flow")).isEqualTo("adopt");
  }

  @Test
  void picksClaimsByPatternAndRefusesOneThatPicksNothing() {
    world.createClaims("db", "data-0", "other");
    world.recover("protect", "-n", "db", "--confirm", TestWorld.CLUSTER, "--context", "box");
    String listing = lostDisks("data-0", "other");

    assertThat(adopt(listing, concat(ANSWERS, "--claim", "db/data-*")).out())
        .contains("db/data-0", "1 to do")
        .doesNotContain("db/other");
    Ran none = adopt(listing, concat(ANSWERS, "--claim", "db/dta-0"));
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("NOT_FOUND", "did you mean db/data-0?");
  }

  @Test
  void saysWhatIsWrongWithTheWords() {
    assertThat(adopt(listing(List.of()), "--volume-mode", "Raw").err())
        .contains("--volume-mode cannot be \"Raw\"", "Block, Filesystem");
    assertThat(adopt(listing(List.of()), "--fs-type", "db=ext4").err())
        .contains("is not NAMESPACE/CLAIM");
    assertThat(adopt(listing(List.of()), "--fs-type", "ext4,xfs").err())
        .contains("says two things");
    assertThat(adopt(listing(List.of()), "--include-without-metadata").err())
        .contains("needs --mapping");
    assertThat(world.recover("plan", "adopt", "--out", "./p.json").exitCode()).isEqualTo(64);
    assertThat(adopt(listing(List.of())).err()).contains("NOTHING_TO_DO");
  }

  @Test
  void locatesTheDisksOfABundle() {
    world.createClaims("db", "data-0", "data-1");
    world.recover("protect", "-n", "db", "--confirm", TestWorld.CLUSTER, "--context", "box");
    world.recover("capture", "-n", "db", "--out", "./bundle");
    Map<String, Object> there = lose("data-0");
    lose("data-1");
    String listing = listing(List.of(there));

    Ran plan =
        world.recover(
            "plan",
            "restore",
            "--bundle",
            "./bundle",
            "--locate",
            "--disks-from",
            "csi=" + listing,
            "--out",
            "./located.json");

    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(0);
    assertThat(plan.out()).contains("1 to do", "1 blocked");
    assertThat(plan.err()).contains("DISK_MISSING", "db/data-1");
    Ran pointless =
        world.recover(
            "plan",
            "restore",
            "--bundle",
            "./bundle",
            "--disks-from",
            "csi=" + listing,
            "--out",
            "./x.json");
    assertThat(pointless.exitCode()).isEqualTo(64);
    assertThat(pointless.err()).contains("--locate");
  }

  private Ran adopt(String listing, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("plan", "adopt", "--disks-from", "csi=" + listing, "--out", "./plan.json"));
    words.addAll(List.of(more));
    return world.recover(words.toArray(String[]::new));
  }

  private String lostDisks(String... claims) {
    List<Map<String, Object>> disks = new ArrayList<>();
    for (String claim : claims) {
      disks.add(lose(claim));
    }
    return listing(disks);
  }

  /** Claim and PersistentVolume go, the disk stays; returns it as a listing has it. */
  private Map<String, Object> lose(String claim) {
    String name =
        world.claimOf("db", claim).flatMap(c -> c.text("spec", "volumeName")).orElseThrow();
    KubeObject volume = world.store().get(ResourceType.PERSISTENT_VOLUME, "", name).orElseThrow();
    world.lose("db", claim);
    Map<String, Object> disk = new LinkedHashMap<>();
    disk.put("id", "id-" + claim);
    disk.put("driver", volume.text("spec", "csi", "driver").orElseThrow());
    disk.put("handle", volume.text("spec", "csi", "volumeHandle").orElseThrow());
    disk.put("state", "available");
    disk.put("sizeBytes", 1L << 30);
    disk.put("claim", Map.of("namespace", "db", "name", claim));
    disk.put("volume", name);
    return disk;
  }

  private String listing(List<Map<String, Object>> disks) {
    return world.file("disks.json", Json.pretty(Map.of("items", disks)));
  }

  private static String[] concat(String[] first, String... more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
