// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.plan.Order;
import dev.recover.transform.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static Change restore(String... globs) {
    return new Change.Restore(globs(globs));
  }

  private static Change exclude(String... globs) {
    return new Change.Exclude(globs(globs));
  }

  private static List<ClaimGlob> globs(String... globs) {
    return List.of(globs).stream().map(glob -> ClaimGlob.of(glob, "")).toList();
  }

  private static Draft draft(Change... changes) {
    Draft draft = Draft.EMPTY;
    for (Change change : changes) {
      draft = draft.with(change);
    }
    return draft;
  }

  private static boolean selects(Draft draft, String claim) {
    return draft.selects(ClaimName.parse(claim));
  }

  @Test
  void laterChangesWin() {
    Draft draft = draft(restore("db/*"), exclude("db/tmp-*"), restore("db/tmp-1"));
    assertThat(selects(draft, "db/data-0")).isTrue();
    assertThat(selects(draft, "db/tmp-0")).isFalse();
    assertThat(selects(draft, "db/tmp-1")).isTrue();
    assertThat(selects(draft, "web/data-0")).isFalse();
  }

  private static Change.Relocate relocate(String zone, String... globs) {
    return new Change.Relocate(Flow.RESTORE, globs(globs), List.of("--to-zone=" + zone), List.of());
  }

  @Test
  void aClaimGetsACopyAsTheLastChangeThatNamesItSays() {
    Change.Relocate staged = relocate("b");
    Change.Relocate named = relocate("c", "db/data-1", "web/*");
    Draft draft = draft(restore("db/*"), exclude("db/tmp"), staged, named, restore("db/data-2"));
    ClaimName first = ClaimName.parse("db/data-0");
    ClaimName second = ClaimName.parse("db/data-1");

    assertThat(draft.relocates(staged, first)).isTrue();
    assertThat(draft.relocates(named, first)).isFalse();
    assertThat(draft.relocates(staged, second)).isFalse();
    assertThat(draft.relocates(named, second)).isTrue();
    assertThat(draft.relocates(staged, ClaimName.parse("db/data-2")))
        .as("restored later")
        .isFalse();
    assertThat(selects(draft, "db/tmp")).as("left out before").isFalse();
    assertThat(selects(draft, "web/www")).as("staged by being named").isTrue();
    assertThat(draft.lines().get(3))
        .containsExactly("relocate", "db/data-1", "web/*", "--to-zone=c");
  }

  @Test
  void copiesAreOfWhatIsStaged() {
    assertThatThrownBy(() -> Draft.EMPTY.with(relocate("b")))
        .hasMessageContaining("there is nothing to copy");
    assertThatThrownBy(() -> draft(new Change.Protect(globs("db/*"), false), relocate("b", "db/*")))
        .hasMessageContaining("does not go with what is staged");
    Change.Relocate adopted =
        new Change.Relocate(
            Flow.ADOPT, globs("db/*"), List.of("--to-zone=b"), List.of("--fs-type=ext4"));
    assertThat(draft(adopted).flow()).isEqualTo(Flow.ADOPT);
    assertThat(draft(adopted).answers()).containsExactly("--fs-type=ext4");
    assertThat(adopted.words())
        .containsExactly("relocate", "db/*", "--to-zone=b", "--fs-type=ext4", "--without-bundle");
  }

  @Test
  void aStarStaysInItsNamespace() {
    assertThat(ClaimGlob.of("data-*", "db").matches(ClaimName.parse("db/data-0"))).isTrue();
    assertThat(ClaimGlob.of("data-*", "db").matches(ClaimName.parse("web/data-0"))).isFalse();
    assertThat(ClaimGlob.of("*", "").matches(ClaimName.parse("web/data-0"))).isTrue();
    assertThat(ClaimGlob.of("d?/a.c", "").matches(ClaimName.parse("db/abc"))).isFalse();
    assertThat(ClaimGlob.of("db/data-0", "x").exact()).isTrue();
  }

  @Test
  void onePlanDoesOneThing() {
    Draft draft = draft(restore("db/*"));
    assertThatThrownBy(() -> draft.with(new Change.Protect(globs("db/*"), false)))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("does not go with what is staged");
    assertThatThrownBy(() -> Draft.EMPTY.with(exclude("db/*")))
        .hasMessageContaining("nothing to leave out");
  }

  @Test
  void aMappingThatCannotBeMeantIsRefusedAtOnce() {
    assertThatThrownBy(() -> draft(new Change.Ask(Setting.MAP_NAMESPACE, "db")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.RULES_INVALID));
  }

  @Test
  void theLaterOfTwoMappingsWins() {
    Draft draft =
        draft(new Change.Ask(Setting.SET_CLASS, "one"), new Change.Ask(Setting.SET_CLASS, "two"));
    assertThat(draft.mappings().entries()).hasSize(2);
    assertThat(draft.mappings().entries().get(1).directions().word(Setting.SET_CLASS))
        .contains("two");
  }

  @Test
  void everyChangeIsALine() {
    Draft draft =
        draft(
            restore("db/*"),
            exclude("db/a"),
            new Change.Ask(Setting.MAP_NAMESPACE, "db=new"),
            new Change.Ask(Setting.SET_CLASS, ""),
            new Change.Ask(Setting.HELM_MARKS, "strip"),
            new Change.Allow(Code.NO_NODE),
            new Change.InOrder(Order.CLAIM_FIRST));
    assertThat(draft.lines())
        .containsExactly(
            List.of("restore", "db/*"),
            List.of("exclude", "db/a"),
            List.of("map", "namespace", "db=new"),
            List.of("set", "class", ""),
            List.of("set", "helm-marks", "strip"),
            List.of("set", "allow", "NO_NODE"),
            List.of("set", "order", "claim-first"));
    assertThat(draft.options().allowed()).containsExactly(Code.NO_NODE);
    assertThat(draft.options().order()).contains(Order.CLAIM_FIRST);
  }

  @Test
  void undoAndRedoChooseStates() {
    DraftHistory one = DraftHistory.NEW.stage(restore("db/a"));
    DraftHistory two = one.stage(restore("db/b"));
    assertThat(two.undo().orElseThrow().now()).isEqualTo(one.now());
    assertThat(two.undo().orElseThrow().redo().orElseThrow().now()).isEqualTo(two.now());
    assertThat(two.discard().now().isEmpty()).isTrue();
    assertThat(two.discard().undo().orElseThrow().now()).isEqualTo(two.now());
    assertThat(DraftHistory.NEW.undo()).isEmpty();
    assertThat(two.redo()).isEmpty();
    assertThat(two.undo().orElseThrow().stage(restore("db/c")).redo()).isEmpty();
    assertThat(DraftHistory.NEW.discard().past()).isEmpty();
  }
}
