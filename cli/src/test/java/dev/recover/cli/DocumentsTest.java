// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.OpenRun;
import dev.recover.journal.RunStore;
import dev.recover.journal.StepOutcome;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import dev.recover.model.SnapshotId;
import dev.recover.plan.Basis;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.Hazard;
import dev.recover.plan.Order;
import dev.recover.plan.Placeholder;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.spi.DiskChange;
import dev.recover.spi.NewDisk;
import dev.recover.testkit.JsonSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every document that a script reads is described by a JSON Schema in {@code docs/reference}: those
 * that the commands print, made here for real, the seal of a bundle and the lines of a journal.
 */
class DocumentsTest {
  /** The kind of each document that is printed, and its schema. */
  private static final Map<String, String> SCHEMAS =
      Map.ofEntries(
          Map.entry("Bundle", "bundle-view"),
          Map.entry("BundleVerification", "bundle-verification"),
          Map.entry("BundleDiff", "bundle-diff"),
          Map.entry("Capture", "capture"),
          Map.entry("Plan", "plan"),
          Map.entry("Verification", "verification"),
          Map.entry("RunResult", "run-result"),
          Map.entry("Run", "run"),
          Map.entry("RunList", "run-list"),
          Map.entry("Rule", "rule"),
          Map.entry("RuleList", "rule-list"),
          Map.entry("Code", "code"),
          Map.entry("DiskList", "disk-list"),
          Map.entry("OrphanList", "disk-list"),
          Map.entry("DiskMatches", "disk-matches"),
          Map.entry("DiskExplanation", "disk-explanation"),
          Map.entry("DiskTags", "disk-tags"),
          Map.entry("Doctor", "doctor"),
          Map.entry("Version", "version"));

  /** The schemas of files, and of what others refer to. */
  private static final Set<String> OTHERS =
      Set.of("bundle", "journal-line", "diagnostic", "disk", "config", "mapping");

  private static final CloudScope CLOUD = new CloudScope("aws", "111", "us-east-1");

  @TempDir static Path folder;

  private static final Map<String, List<Map<String, Object>>> printed = new TreeMap<>();
  private static final Set<String> commands = new TreeSet<>();
  private static TestWorld world;
  private static Map<String, Object> seal;
  private static final List<Object> journal = new ArrayList<>();

  @BeforeAll
  static void tellTheStory() throws IOException {
    world = new TestWorld(folder);
    world.createClaims("db", "a", "b", "c");
    json(0, "version");
    json(0, "explain");
    json(0, "explain", "PLAN_STALE");
    String rule = world.recover("explain", "-o", "name").out().lines().findFirst().orElseThrow();
    json(0, "explain", rule);
    json(0, "doctor", "-n", "db");
    json(0, "protect", "-n", "db", "--out", "./protect.json");
    json(0, "capture", "--out", "./before");
    json(0, "protect", "-n", "db");
    json(0, "capture", "-n", "db", "--out", "./bundle");
    json(0, "bundle", "show", "./bundle");
    json(0, "bundle", "verify", "./bundle");
    json(0, "bundle", "diff", "./before", "./bundle");
    json(0, "verify", "./bundle");
    disks();
    restore();
    readFiles();
  }

  private static void disks() {
    String[] from = {
      "--provider", "gcp", "--disks-from", world.file("disks.json", DiskFiles.GCLOUD)
    };
    json(0, "disks", "list", from[0], from[1], from[2], from[3]);
    json(0, "disks", "orphans", from[0], from[1], from[2], from[3]);
    json(0, "disks", "match", from[0], from[1], from[2], from[3]);
    json(9, "disks", "match", "--bundle", "./bundle", from[0], from[1], from[2], from[3]);
    json(0, "disks", "why", "db/data-0", from[0], from[1], from[2], from[3]);
    String same = "goog-k8s-cluster-name=prod";
    json(0, "disks", "tag", DiskFiles.DATA, "--set", same, from[0], from[1], from[2], from[3]);
  }

  private static void restore() {
    world.deleteClaim("db", "a");
    world.lose("db", "b");
    world.lose("db", "c");
    String[] plan = {"plan", "restore", "--bundle", "./bundle"};
    json(0, plan, "--claim", "db/a,db/c", "--order", "reserve-first", "--out", "./plan.json");
    json(0, plan, "--claim", "db/b", "--map-namespace", "db=new", "--order", "claim-first").json();
    adopt();
    relocate();
    json(7, "verify", "./plan.json");
    json(0, "plan", "show", "./plan.json");
    json(0, "apply", "./plan.json");
    json(0, "verify", "./plan.json");
    json(0, "apply", "./plan.json");
    json(0, "undo", "last", "--out", "./undo.json");
    json(0, "undo", "last");
    everyEntry();
    cloudPlan();
    json(0, "runs", "list");
    json(0, "runs", "show", "last");
  }

  private static void adopt() {
    world.file(
        "disks.json",
        """
        {"items": [{"driver": "disk.example.com", "handle": "lost", "sizeBytes": 1073741824,
          "state": "available", "claim": {"namespace": "db", "name": "lost"}}]}
        """);
    String[] plan = {"plan", "adopt", "--provider", "csi", "--disks-from", "./disks.json"};
    json(0, plan, "--all");
    json(
        0,
        plan,
        "--volume-mode",
        "Block",
        "--access-mode",
        "ReadWriteOnce",
        "--storage-class=fast");
  }

  private static void relocate() {
    world.file("gcloud.json", DiskFiles.GCLOUD);
    String[] plan = {"plan", "relocate", "--provider", "gcp", "--disks-from", "./gcloud.json"};
    json(
        0,
        plan,
        "--to-zone",
        "us-central1-f",
        "--volume-mode",
        "Filesystem",
        "--fs-type",
        "ext4",
        "--access-mode",
        "ReadWriteOnce",
        "--storage-class=fast");
  }

  private static Ran json(int exitCode, String[] start, String... more) {
    List<String> words = new ArrayList<>(List.of(start));
    words.addAll(List.of(more));
    if (!words.contains("--out")) {
      words.addAll(List.of("--out", "./plan-" + words.size() + ".json"));
    }
    return json(exitCode, words.toArray(String[]::new));
  }

  private static Ran json(int exitCode, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-o", "json"));
    Ran ran = world.recover(all.toArray(String[]::new));
    assertThat(ran.exitCode()).as("%s%n%s", ran.words(), ran.err()).isEqualTo(exitCode);
    Map<String, Object> document = ran.json();
    printed
        .computeIfAbsent(String.valueOf(document.get("kind")), k -> new ArrayList<>())
        .add(document);
    commands.add(Words.of(List.of(words)).entry().name());
    return ran;
  }

  /** Entries that no run of ours comes to by itself. */
  private static void everyEntry() {
    ObjectRef object = ObjectRef.claim(new ClaimName("db", "a"));
    RunStore store = new RunStore(Path.of(world.file("state")), Clock.systemUTC());
    JournalEntry.RunStarted start =
        new JournalEntry.RunStarted(
            "", "restore", "sha256:" + "0".repeat(64), "uid", "box", "me@here:1", "1");
    try (OpenRun run = store.begin(start, out -> out.append("{}"))) {
      run.journal().append(new JournalEntry.StepStarted("claim:db/a", object));
      run.journal().append(new JournalEntry.RunResumed("me@here:2", "1"));
      run.journal()
          .append(
              new JournalEntry.StepFailed(
                  "claim:db/a",
                  object,
                  Diagnostic.error(Code.MISMATCH, "db/a", "what", "why", "how")));
      run.journal().append(new JournalEntry.RunStopped("asked to"));
      run.journal().append(new JournalEntry.StepStarted("claim:db/a", object));
      run.journal()
          .append(
              new JournalEntry.OperationSeen(
                  "claim:db/a",
                  "op-1",
                  Optional.of(new DiskId("disk.example.com", "d")),
                  Optional.of(new SnapshotId(CLOUD, "snap-1"))));
      for (StepOutcome outcome : StepOutcome.values()) {
        run.journal()
            .append(new JournalEntry.StepFinished("claim:db/a", object, "u", "7", outcome));
      }
      run.journal().append(new JournalEntry.RunFinished(JournalEntry.RunFinished.DONE, 1, 0));
    }
  }

  /** What only a cloud makes a plan have. */
  private static void cloudPlan() {
    ClaimName claim = new ClaimName("db", "a");
    DiskId disk = new DiskId("disk.example.com", "d");
    NewDisk copy =
        new NewDisk(
            "", CLOUD, List.of("z"), "", 1, Optional.of("key"), Map.of("team", "db"), "text");
    List<DiskChange> changes =
        List.of(
            new DiskChange.Tag(disk, Map.of("a", "b"), Set.of("c")),
            new DiskChange.TakeSnapshot(disk, Map.of(), ""),
            new DiskChange.ShareSnapshot(new SnapshotId(CLOUD, "s"), "222"),
            new DiskChange.CopySnapshot(
                new SnapshotId(CLOUD, "s"), CLOUD, Optional.of("key"), Map.of()),
            new DiskChange.MakeDisk(new SnapshotId(CLOUD, "s"), copy),
            new DiskChange.DeleteOwnSnapshot(new SnapshotId(CLOUD, "s"), Placeholder.RUN),
            new DiskChange.DeleteOwnDisk(disk, Placeholder.RUN));
    List<PlannedStep> steps = new ArrayList<>();
    for (DiskChange change : changes) {
      steps.add(
          new PlannedStep(
              "change:" + steps.size(),
              new Step.ChangeDisk(
                  claim, change, new DiskSeen("id-1", Optional.of(CLOUD), Map.of("c", "d"))),
              List.of(),
              change instanceof DiskChange.DeleteOwnDisk ? Hazard.DELETES_COPY : Hazard.COPIES,
              "why"));
    }
    Basis basis = new Basis("", "uid", "box", List.of());
    Plan plan =
        new Plan(
            "relocate",
            "2026-01-01T00:00:00Z",
            basis,
            Order.RESERVE_FIRST,
            "",
            List.of(),
            steps,
            List.of(),
            List.of());
    StringWriter text = new StringWriter();
    try {
      PlanFile.write(plan, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    world.file("cloud.json", text.toString());
    json(0, "plan", "show", "./cloud.json");
    Ran shown = world.recover("plan", "show", "./cloud.json");
    assertThat(shown.out()).contains("take a snapshot of disk d", "Own copies deleted");
  }

  private static void readFiles() throws IOException {
    seal = Json.parseObject(world.read("bundle/bundle.json"));
    try (Stream<Path> runs = Files.list(folder.resolve("state/runs"))) {
      for (Path run : runs.toList()) {
        Files.readAllLines(run.resolve("journal.jsonl"))
            .forEach(line -> journal.add(Json.parse(line)));
      }
    }
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @TestFactory
  Stream<DynamicTest> whatIsPrintedIsDescribed() {
    return printed.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      assertThat(SCHEMAS).as("the kinds with a schema").containsKey(entry.getKey());
                      JsonSchema schema = schema(SCHEMAS.get(entry.getKey()));
                      for (Map<String, Object> document : entry.getValue()) {
                        assertThat(schema.problems(document)).isEmpty();
                      }
                    }));
  }

  @Test
  void everyKindWasPrintedAndEverySchemaIsOfOne() throws IOException {
    assertThat(printed.keySet())
        .isEqualTo(SCHEMAS.keySet().stream().collect(Collectors.toCollection(TreeSet::new)));
    Set<String> named = new TreeSet<>(SCHEMAS.values());
    named.addAll(OTHERS);
    try (Stream<Path> files = Files.list(JsonSchema.folder())) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".schema.json", "")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void everyCommandThatPrintsJsonDidSo() {
    Set<String> all =
        Commands.ALL.stream()
            .map(entry -> entry.command().get().syntax())
            .filter(s -> s.options().stream().anyMatch(o -> o.name().equals("--output")))
            .map(s -> s.name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(commands).isEqualTo(all);
  }

  @Test
  void theReferenceNamesEverySchema() throws IOException {
    String page = Files.readString(JsonSchema.folder().resolveSibling("README.md"));
    Stream.concat(SCHEMAS.values().stream(), OTHERS.stream())
        .forEach(name -> assertThat(page).contains("(schema/" + name + ".schema.json)"));
  }

  @Test
  void theSealOfABundleIsDescribed() {
    assertThat(schema("bundle").problems(seal)).isEmpty();
  }

  @Test
  void everyLineOfAJournalIsDescribed() {
    JsonSchema schema = schema("journal-line");
    for (Object line : journal) {
      assertThat(schema.problems(line)).isEmpty();
    }
    Set<Object> kinds =
        journal.stream()
            .map(line -> ((Map<?, ?>) ((Map<?, ?>) line).get("entry")).get("kind"))
            .collect(Collectors.toSet());
    assertThat(kinds).hasSize(JournalEntry.class.getPermittedSubclasses().length);
  }

  @Test
  void thePlansHaveEveryKindOfStep() {
    Set<Object> kinds =
        printed.get("Plan").stream()
            .flatMap(plan -> ((List<?>) plan.get("steps")).stream())
            .map(step -> ((Map<?, ?>) step).get("kind"))
            .collect(Collectors.toSet());
    Object step = ((Map<?, ?>) schema("plan").tree().get("$defs")).get("step");
    Object kind = ((Map<?, ?>) ((Map<?, ?>) step).get("properties")).get("kind");
    assertThat(kinds).isEqualTo(Set.copyOf((List<?>) ((Map<?, ?>) kind).get("enum")));
  }

  @Test
  void aSchemaRefusesWhatItDoesNotDescribe() {
    String plan = Json.compact(printed.get("Plan").get(0));
    assertThat(
            schema("plan").problems(Json.parse(plan.replace("set-reclaim-policy", "format-disk"))))
        .isNotEmpty();
    assertThat(schema("plan").problems(Json.parse(plan.replace("\"flow\"", "\"glow\""))))
        .hasSize(2);
    String line = Json.compact(journal.get(0)).replace("\"run-started\"", "\"run-dropped\"");
    assertThat(schema("journal-line").problems(Json.parse(line))).isNotEmpty();
  }

  private static JsonSchema schema(String name) {
    return JsonSchema.named(name + ".schema.json");
  }
}
