// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static dev.recover.plan.Steps.restore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import dev.recover.plan.protect.ProtectRequest;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.undo.Made;
import dev.recover.plan.undo.UndoRequest;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan as a file: what was written is read, and anything else is refused with a reason. */
class PlanFileTest {
  /** Plans that together have every kind of step. */
  static Stream<Plan> plans() {
    Captured odd =
        pair("web", "odd")
            .claim(set("metadata.annotations[note]", "ünï \"quoted\" \u2028 </html>"))
            .volume(set("spec.csi.volumeHandle", "h\u0000\\^\n"))
            .volume(set("spec.futureField", List.of(1, 2.5, true, "x")));
    World released =
        World.ready()
            .add(pair("a").volume(set("status.phase", "Released")).volume())
            .add(pair("b").volume(drop("spec.claimRef.uid")).volume());
    return Stream.of(
        restore(bundle(pair("a"), pair("b"), odd, pair("new", "c")), World.ready()),
        restore(bundle(pair("a"), pair("b")), released),
        restore(
            bundle(pair("a")), World.ready(), RestoreOptions.DEFAULT.withOrder(Order.CLAIM_FIRST)),
        new Planner(TestDisks.DISKS)
            .protect(
                new ProtectRequest(
                    World.ready().add(pair("a").volume()).add(pair("a").claim()).state(),
                    volume -> true,
                    false,
                    "2025-06-01T00:00:00Z")),
        new Planner(TestDisks.DISKS)
            .undo(
                new UndoRequest(
                    "run-1",
                    World.UID,
                    List.of(
                        new Made(pair("a").volume().ref(), "old-pv-a"),
                        new Made(pair("a").claim().ref(), "old-pvc-a")),
                    World.ready()
                        .add(
                            pair("a")
                                .volume(set("spec.persistentVolumeReclaimPolicy", "Retain"))
                                .volume())
                        .add(pair("a").claim())
                        .state(),
                    "2025-06-01T00:00:00Z")),
        CloudPlans.everyChange());
  }

  private static String text(Plan plan) {
    StringWriter out = new StringWriter();
    try {
      PlanFile.write(plan, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static PlanFile read(String text) {
    try {
      return PlanFile.read(new StringReader(text), "plan.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DiagnosticException refused(String text) {
    DiagnosticException refusal = catchThrowableOfType(DiagnosticException.class, () -> read(text));
    assertThat(refusal).as("reading %.80s", text).isNotNull();
    assertThat(refusal.diagnostics().get(0).why()).isNotBlank();
    return refusal;
  }

  private static Code code(String text) {
    return refused(text).diagnostics().get(0).code();
  }

  @Test
  void theSamplesHaveEveryKindOfStep() {
    Set<Class<?>> kinds =
        plans()
            .flatMap(plan -> plan.steps().stream())
            .map(step -> step.step().getClass())
            .collect(Collectors.toSet());
    assertThat(kinds).isEqualTo(Set.of(Step.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void whatWasWrittenIsRead(Plan plan) {
    String text = text(plan);
    PlanFile file = read(text);
    assertThat(file.plan()).isEqualTo(plan);
    assertThat(file.digest()).isEqualTo(PlanFile.of(plan).digest());
    assertThat(text(file.plan())).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyEntryHasItsLine(Plan plan) {
    long entries =
        plan.volumes().size()
            + plan.edits().size()
            + plan.steps().size()
            + plan.diagnostics().size()
            + plan.basis().observed().size();
    assertThat(text(plan).lines().filter(line -> line.startsWith("    {"))).hasSize((int) entries);
  }

  @Test
  void reformattedIsTheSamePlan() {
    Plan plan = plans().findFirst().orElseThrow();
    StringWriter out = new StringWriter();
    try {
      Json.write(Json.parse(text(plan)), out, "      ", false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(read(out.toString()).plan()).isEqualTo(plan);
  }

  @Test
  void cutOffAnywhereIsNoPlan() {
    String text = text(plans().skip(1).findFirst().orElseThrow());
    TreeSet<Code> codes = new TreeSet<>();
    for (int end = 0; end < text.length() - 2; end += 7) {
      codes.add(code(text.substring(0, end)));
    }
    assertThat(codes).containsExactly(Code.PLAN_INVALID);
  }

  @Test
  void anyChangeOfContentIsSeen() {
    String text = text(plans().findFirst().orElseThrow());
    assertThat(code(text.replaceFirst("disk-a", "disk-z"))).isEqualTo(Code.PLAN_EDITED);
    assertThat(code(text.replaceFirst("\"Retain\"", "\"Delete\""))).isEqualTo(Code.PLAN_EDITED);
    assertThat(code(text.replaceFirst("uid-of-target", "uid-of-other")))
        .isEqualTo(Code.PLAN_EDITED);
    assertThat(code(text.replaceFirst("(?m)^    \\{\"object\".*\\R", "")))
        .isEqualTo(Code.PLAN_EDITED);
    assertThat(code(text.replaceFirst("sha256:[0-9a-f]{64}", "sha256:" + "0".repeat(64))))
        .isEqualTo(Code.PLAN_EDITED);
  }

  @Test
  void whatIsNoPlanIsNamed() {
    String text = text(plans().findFirst().orElseThrow());
    assertThat(code("")).isEqualTo(Code.PLAN_INVALID);
    assertThat(code("<html>502 Bad Gateway</html>")).isEqualTo(Code.PLAN_INVALID);
    assertThat(code("[]")).isEqualTo(Code.PLAN_INVALID);
    assertThat(code("{}")).isEqualTo(Code.PLAN_INVALID);
    assertThat(code("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[]}"))
        .isEqualTo(Code.PLAN_INVALID);
    assertThat(code(text + "{}")).isEqualTo(Code.PLAN_INVALID);
    assertThat(refused(text.replace("recover/v1alpha1", "recover/v2")).diagnostics().get(0).why())
        .contains("recover/v2", "recover/v1alpha1");
    assertThat(refused(text.replace("reserve-volume", "format-disk")).diagnostics().get(0).why())
        .contains("steps[", "format-disk");
    assertThat(code(text.replaceFirst("\"flow\": \"restore\"", "\"flow\": 7")))
        .isEqualTo(Code.PLAN_INVALID);
    assertThat(code("{\"steps\": " + "[".repeat(100_000))).isEqualTo(Code.PLAN_INVALID);
  }

  @Test
  void aPlanThatWasForgedIsRefusedStill() {
    Plan good = plans().findFirst().orElseThrow();
    assertThat(code(text(with(good, forged("spec.persistentVolumeReclaimPolicy", "Delete")))))
        .isEqualTo(Code.UNSAFE_OBJECT);
    assertThat(code(text(with(good, forged("spec.claimRef.uid", "stale")))))
        .isEqualTo(Code.UNSAFE_OBJECT);
    PlannedStep reserve = good.steps().get(1);
    assertThat(code(text(with(good, List.of(reserve, reserve))))).isEqualTo(Code.PLAN_INVALID);
    assertThat(refused(text(with(good, List.of(needing("nothing"))))).diagnostics().get(0).why())
        .contains("needs nothing");
  }

  @Test
  void aPatchThatWouldFreeADiskIsRefused() {
    Plan good = plans().skip(1).findFirst().orElseThrow();
    Step.ReReserveVolume step =
        (Step.ReReserveVolume)
            good.steps().stream()
                .map(PlannedStep::step)
                .filter(Step.ReReserveVolume.class::isInstance)
                .findFirst()
                .orElseThrow();
    for (String patch :
        List.of(
            "{\"spec\":{\"claimRef\":null,\"persistentVolumeReclaimPolicy\":\"Retain\"}}",
            "{\"spec\":{\"claimRef\":{\"namespace\":\"db\",\"name\":\"a\",\"uid\":\"x\"},"
                + "\"persistentVolumeReclaimPolicy\":\"Retain\"}}",
            "{\"spec\":{\"claimRef\":{\"namespace\":\"db\",\"name\":\"a\",\"uid\":null}}}")) {
      Step forged =
          new Step.ReReserveVolume(step.volume(), Json.parseObject(patch), step.preconditions());
      assertThat(
              code(
                  text(
                      with(
                          good,
                          List.of(
                              new PlannedStep("x", forged, List.of(), Hazard.CHANGES, "why"))))))
          .isEqualTo(Code.UNSAFE_OBJECT);
    }
  }

  private static List<PlannedStep> forged(String path, String value) {
    return List.of(
        new PlannedStep(
            "reserve:pv-a",
            new Step.ReserveVolume(
                set(path, value).apply(pair("a").volume(drop("spec.claimRef.uid")).volume())),
            List.of(),
            Hazard.CREATES,
            "why"));
  }

  private static PlannedStep needing(String id) {
    return new PlannedStep(
        "delete",
        new Step.DeleteVolume(ObjectRef.volume("pv-a").name(), "uid"),
        List.of(id),
        Hazard.DELETES,
        "why");
  }

  private static Plan with(Plan plan, List<PlannedStep> steps) {
    return new Plan(
        plan.flow(),
        plan.madeAt(),
        plan.basis(),
        plan.order(),
        plan.orderReason(),
        plan.volumes(),
        steps,
        plan.edits(),
        plan.diagnostics());
  }
}
