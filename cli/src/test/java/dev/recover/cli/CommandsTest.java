// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.model.ClaimName;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a cluster, as scripts use them: what they do and what they end with. */
class CommandsTest {
  private static final ClaimName A = new ClaimName("db", "a");

  @TempDir Path folder;
  private TestWorld world;

  @BeforeEach
  void start() {
    world = new TestWorld(folder);
    world.createClaims("db", "a", "b");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Ran run(int exitCode, String line) {
    Ran ran = world.recover(line.split(" "));
    assertThat(ran.exitCode())
        .as("recover %s%n%s%s", line, ran.out(), ran.err())
        .isEqualTo(exitCode);
    return ran;
  }

  private void captureAndLose() {
    run(0, "protect -n db");
    run(0, "capture -n db --out ./bundle");
    world.lose("db", "a");
    world.lose("db", "b");
  }

  @Test
  void aRestoreFromCaptureToUndo() {
    captureAndLose();
    Ran plan =
        run(2, "plan restore --bundle ./bundle --out ./plan.json --detailed-exitcode -o name");
    assertThat(plan.out()).isEqualTo("db/a\ndb/b\n");
    assertThat(run(7, "verify ./plan.json").out()).contains("0 of 2 confirmed");
    assertThat(run(0, "apply ./plan.json --bundle ./bundle").out()).contains("2 proven");
    assertThat(run(0, "apply ./plan.json").out()).contains("nothing had to be changed; 2 proven");
    assertThat(
            run(0, "plan restore --bundle ./bundle --out ./again.json --detailed-exitcode").out())
        .contains("0 to do, 2 done already");
    assertThat(run(0, "verify ./bundle").out()).contains("2 of 2 confirmed");
    // A second apply changed nothing, and a second undo has nothing left: "last" is the first
    // apply.
    Ran undo = run(0, "undo last");
    assertThat(undo.err()).contains("taking back run ");
    assertThat(world.claimOf("db", "a")).isEmpty();
    assertThat(run(0, "undo last").out()).doesNotContain("; ;");
    assertThat(run(0, "runs list -o name").out().lines()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(run(0, "runs show last").out()).startsWith("SEQ ");
  }

  @Test
  void namesAreAllThatIsPrintedWhenNamesAreAskedFor() {
    run(0, "protect -n db");
    Ran captured = run(0, "capture -n db --out ./bundle -o name");
    assertThat(captured.out()).isEqualTo(world.file("bundle") + "\n");
    assertThat(run(0, "bundle verify ./bundle -o name").out()).isEqualTo("db/a\ndb/b\n");
    assertThat(run(0, "capture --claim db/a --out ./one").out()).startsWith("captured 1 volume of");
    List<String> differ = run(0, "bundle diff ./bundle ./one -o name").out().lines().toList();
    assertThat(differ).hasSize(2).contains("PersistentVolumeClaim db/b");
    assertThat(run(0, "bundle diff ./one ./one -o name").out()).isEmpty();
    world.lose("db", "a");
    world.lose("db", "b");
    run(0, "plan restore --bundle ./bundle --out ./plan.json");
    assertThat(run(0, "apply ./plan.json -o name").out()).isEqualTo("db/a\ndb/b\n");
  }

  @Test
  void whatWasThereAlreadyIsNotSaidToBeCreated() {
    captureAndLose();
    run(0, "plan restore --bundle ./bundle --out ./plan.json");
    assertThat(run(0, "apply ./plan.json").err()).contains("created db/a ");
    assertThat(run(0, "apply ./plan.json").err())
        .contains("unchanged db/a ")
        .doesNotContain("created");
  }

  @Test
  void theOrderOfCreationCanBeChosen() {
    captureAndLose();
    for (String order : List.of("reserve-first", "claim-first")) {
      Ran plan =
          run(
              0,
              "plan restore --bundle ./bundle --out ./" + order + " --order " + order + " -o json");
      assertThat((Map<?, ?>) plan.json().get("order")).extracting("name").isEqualTo(order);
    }
    run(0, "apply ./claim-first");
    assertThat(run(5, "apply ./reserve-first --confirm other").err())
        .contains("CONFIRMATION_NEEDED");
  }

  @Test
  void namesAndNamespacesAreMapped() {
    captureAndLose();
    String plan =
        "plan restore --bundle ./bundle --out ./plan.json --claim db/a --map-namespace db=new";
    run(0, plan + " --map-name a=z -o yaml");
    assertThat(run(5, "apply ./plan.json --confirm prod").err()).contains("--confirm box");
    run(0, "apply ./plan.json --confirm box");
    assertThat(world.claimOf("new", "z")).isPresent();
    Ran verified = run(7, "verify ./bundle --map-namespace db=new --map-name a=z");
    assertThat(verified.out()).contains("1 of 2 confirmed");
    assertThat(run(0, "bundle show ./bundle -o wide").out()).contains("sandbox.recover.dev");
  }

  @Test
  void aRulesFileChoosesVolumes() {
    captureAndLose();
    world.file(
        "rules.yaml",
        """
        apiVersion: recover/v1alpha1
        kind: Rules
        rules:
        - select: {namespace: [db]}
          map-namespace: {db: other}
        """);
    Ran plan = run(0, "plan restore --bundle ./bundle --out ./p --rules ./rules.yaml -o name");
    assertThat(plan.out()).isEqualTo("other/a\nother/b\n");
    world.file("torn.yaml", "rules: [");
    assertThat(run(64, "plan restore --bundle ./bundle --out ./p --rules ./torn.yaml").err())
        .contains("RULES_INVALID");
    assertThat(run(1, "plan restore --bundle ./bundle --out ./p --rules ./none").err())
        .contains("FILE_UNREADABLE");
  }

  @Test
  void blockedVolumesAreRefusedUntilTheyAreLeftOut() {
    captureAndLose();
    world.store().create(ObjectBuilders.claim("db", "a").storageClass("fast").build());
    run(0, "plan restore --bundle ./bundle --out ./plan.json");
    assertThat(run(5, "apply ./plan.json").err()).contains("to fix");
    assertThat(world.claimOf("db", "b")).isEmpty();
    assertThat(run(0, "apply ./plan.json --skip-blocked").out()).contains("1 proven", "1 blocked");
    assertThat(world.claimOf("db", "b")).isPresent();
  }

  @Test
  void policiesAreChangedAndPutBack() {
    assertThat(run(0, "protect --claim db/a --out ./protect.json").out()).contains("1 to do");
    assertThat(world.policy(A)).isEqualTo("Delete");
    run(0, "apply ./protect.json");
    assertThat(world.policy(A)).isEqualTo("Retain");
    run(0, "protect -A --restore");
    assertThat(world.policy(A)).isEqualTo("Delete");
    run(0, "protect -n db -l app!=x");
    assertThat(world.policy(A)).isEqualTo("Retain");
    run(0, "undo last");
    assertThat(world.policy(A)).isEqualTo("Delete");
    assertThat(run(64, "protect").err()).contains("which volumes are meant");
    assertThat(run(1, "protect -n nowhere").err()).contains("NOTHING_TO_DO");
  }

  @Test
  void aPlanOfAnotherWorldIsRefused(@TempDir Path elsewhere) {
    run(0, "capture -A --out ./now");
    captureAndLose();
    run(0, "plan restore --bundle ./bundle --out ./plan.json");
    try (TestWorld other = new TestWorld(elsewhere)) {
      String kubeconfig = " --kubeconfig " + other.file("kubeconfig");
      assertThat(run(5, "apply ./plan.json" + kubeconfig).err()).contains("PLAN_OTHER_CLUSTER");
      assertThat(run(5, "verify ./plan.json" + kubeconfig).err()).contains("PLAN_OTHER_CLUSTER");
    }
    assertThat(run(5, "apply ./plan.json --bundle ./now").err()).contains("PLAN_OTHER_BUNDLE");
    world.file("edited.json", world.read("plan.json").replace("\"db/a\"", "\"db/x\""));
    assertThat(run(5, "apply ./edited.json").err()).contains("PLAN_EDITED");
    world.file("torn.json", world.read("plan.json").substring(0, 900));
    assertThat(run(1, "apply ./torn.json").err()).contains("PLAN_INVALID");
  }

  @Test
  void bundlesAreCompared() {
    run(0, "capture -n db --out ./one");
    run(0, "capture -n db --out ./two");
    run(0, "bundle diff ./one ./two --detailed-exitcode");
    world.createClaims("db", "c");
    run(0, "capture -n db --out ./three");
    assertThat(run(2, "bundle diff ./one ./three --detailed-exitcode").out())
        .contains("+ PersistentVolumeClaim db/c");
    run(0, "bundle diff ./one ./three");
    assertThat(run(1, "capture -n db --out ./one").err()).contains("BUNDLE_EXISTS");
    world.file("one/volumes/db/a.json", "{}");
    assertThat(run(5, "bundle verify ./one").err()).contains("BUNDLE_TAMPERED");
    assertThat(run(5, "plan restore --bundle ./one --out ./p").err()).contains("BUNDLE_TAMPERED");
  }

  @Test
  void whatIsNamedAndNotThereIsNotLeftOut() {
    run(0, "capture -n db --out ./bundle");
    assertThat(run(1, "plan restore --bundle ./bundle --out ./p --claim db/a,db/bb").err())
        .contains("the bundle has no claim db/bb", "did you mean db/");
    assertThat(run(1, "plan restore --bundle ./bundle --out ./p -n bd").err())
        .contains("no claim of namespace bd");
    assertThat(folder.resolve("p")).doesNotExist();
  }

  @Test
  void permissionsAndContexts() {
    assertThat(run(0, "doctor -n db -o yaml").out()).contains("kind: Doctor");
    assertThat(run(64, "capture --context nope --out ./x").err()).contains("CONTEXT_UNKNOWN");
    assertThat(run(1, "doctor --kubeconfig ./none").out()).contains("missing");
    assertThat(world.store().list(ResourceType.PERSISTENT_VOLUME, "")).hasSize(2);
  }
}
