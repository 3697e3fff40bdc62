// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.apply.world.StateView;
import dev.recover.diagnostic.Code;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.model.Yaml;
import dev.recover.plan.Step;
import dev.recover.plan.TargetState;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Preconditions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guard says for each step in each world; objects are written as lists of fields. */
class StepGuardTest {
  private static final String PROCEED = "proceed";
  private static final String DONE = "already done";

  private static final String VOLUME =
      """
      kind: PersistentVolume
      metadata: {name: pv, uid: pv-1, resourceVersion: "7"}
      spec: {capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce],
        claimRef: {namespace: db, name: data},
        csi: {driver: d, volumeHandle: disk}, persistentVolumeReclaimPolicy: Retain,
        storageClassName: gp3}
      status: {phase: Available}
      """;
  private static final String CLAIM =
      """
      kind: PersistentVolumeClaim
      metadata: {namespace: db, name: data, uid: c-1, resourceVersion: "8"}
      spec: {accessModes: [ReadWriteOnce], storageClassName: gp3, volumeName: pv,
        resources: {requests: {storage: 5Gi}}}
      """;
  private static final String POD =
      """
      kind: Pod
      metadata: {namespace: db, name: redis-0, uid: p-1}
      spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}
      """;
  private static final String NAMESPACE = "{kind: Namespace, metadata: {name: db, uid: n-1}}";

  private static final Step RESERVE = new Step.ReserveVolume(planned(VOLUME));
  private static final Step FOR_CLAIM =
      new Step.CreateVolumeForClaim(planned(VOLUME), new ClaimName("db", "data"));
  private static final Step CREATE = new Step.CreateClaim(planned(CLAIM));
  private static final Step RE_RESERVE =
      new Step.ReReserveVolume(
          ObjectRef.volume("pv"),
          Map.of(
              "spec",
              Map.of(
                  "claimRef",
                  Map.of("namespace", "db", "name", "data"),
                  "persistentVolumeReclaimPolicy",
                  "Retain")),
          Preconditions.exactly("pv-1", "7"));
  private static final Step RETAIN = policy("Delete", "Retain");
  private static final Step GIVE_BACK = policy("Retain", "Delete");
  private static final Step DELETE_CLAIM = new Step.DeleteClaim(new ClaimName("db", "data"), "c-1");
  private static final Step DELETE_VOLUME = new Step.DeleteVolume("pv", "pv-1");
  private static final Step MAKE_NAMESPACE = new Step.CreateNamespace("db");

  private static Step policy(String from, String to) {
    return new Step.SetReclaimPolicy(
        ObjectRef.volume("pv"), from, to, Preconditions.exactly("pv-1", "7"));
  }

  private static final String TERMINATING = "deletionTimestamp: 2026-01-01T00:00:00Z, uid:";
  private static final String HELD = held("c-1", "Bound");
  private static final String RELEASED = held("c-0", "Released");

  static Stream<Arguments> rows() {
    return Stream.of(
            namespaces(),
            reserving(),
            claiming(),
            volumesForClaims(),
            reservingAgain(),
            policies(),
            deleting())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> namespaces() {
    return Stream.of(
        row("namespace absent", MAKE_NAMESPACE, PROCEED),
        row("namespace there", MAKE_NAMESPACE, DONE, NAMESPACE),
        row(
            "namespace going",
            MAKE_NAMESPACE,
            Code.NAMESPACE_TERMINATING,
            NAMESPACE.replace("uid:", TERMINATING)));
  }

  private static Stream<Arguments> reserving() {
    return Stream.of(
        row("no volume", RESERVE, PROCEED),
        row("our volume", RESERVE, DONE, VOLUME),
        row("our volume, bound to our claim", RESERVE, DONE, HELD, CLAIM),
        row("our volume, of a claim that is gone", RESERVE, Code.VOLUME_EXISTS, RELEASED),
        row("our volume, of another claim", RESERVE, Code.VOLUME_EXISTS, RELEASED, CLAIM),
        row("another disk", RESERVE, Code.VOLUME_EXISTS, VOLUME.replace("disk", "other")),
        row("another driver", RESERVE, Code.VOLUME_EXISTS, VOLUME.replace("r: d,", "r: e,")),
        row("policy Delete", RESERVE, Code.VOLUME_EXISTS, VOLUME.replace("Retain", "Delete")),
        row("another class", RESERVE, Code.VOLUME_EXISTS, VOLUME.replace("gp3", "gp2")),
        row("another size", RESERVE, Code.VOLUME_EXISTS, VOLUME.replace("5Gi", "6Gi")),
        row("the same size", RESERVE, DONE, VOLUME.replace("5Gi", "5120Mi")),
        row(
            "for another name",
            RESERVE,
            Code.VOLUME_EXISTS,
            VOLUME.replace("name: data", "name: logs")),
        row("for nobody", RESERVE, Code.VOLUME_EXISTS, VOLUME.replace("claimRef", "other")),
        row("going", RESERVE, Code.VOLUME_TERMINATING, VOLUME.replace("uid:", TERMINATING)));
  }

  private static Stream<Arguments> claiming() {
    return Stream.of(
        row("no claim", CREATE, PROCEED),
        row("our claim", CREATE, DONE, CLAIM),
        row("a StatefulSet's claim", CREATE, DONE, CLAIM.replace("volumeName: pv,", "")),
        row("claim of another volume", CREATE, Code.CLAIM_EXISTS, CLAIM.replace("pv,", "x,")),
        row("claim of another class", CREATE, Code.CLAIM_EXISTS, CLAIM.replace("gp3", "gp2")),
        row("larger claim", CREATE, Code.CLAIM_EXISTS, CLAIM.replace("5Gi", "6Gi")),
        row("claim going", CREATE, Code.CLAIM_TERMINATING, CLAIM.replace("uid:", TERMINATING)));
  }

  private static Stream<Arguments> volumesForClaims() {
    return Stream.of(
        row("no claim to take the uid of", FOR_CLAIM, Code.PLAN_STALE),
        row("claim there", FOR_CLAIM, PROCEED, CLAIM),
        row("both there", FOR_CLAIM, DONE, CLAIM, HELD),
        row("reserved for it", FOR_CLAIM, DONE, CLAIM, VOLUME),
        row("volume of an earlier claim", FOR_CLAIM, Code.VOLUME_EXISTS, CLAIM, RELEASED),
        row("claim wants another", FOR_CLAIM, Code.CLAIM_EXISTS, CLAIM.replace("pv,", "x,")),
        row(
            "claim is going",
            FOR_CLAIM,
            Code.CLAIM_TERMINATING,
            CLAIM.replace("uid:", TERMINATING)));
  }

  private static Stream<Arguments> reservingAgain() {
    return Stream.of(
        row("volume gone", RE_RESERVE, Code.PLAN_STALE),
        row("released", RE_RESERVE, PROCEED, RELEASED),
        row("released, policy Delete", RE_RESERVE, PROCEED, RELEASED.replace("Retain", "Delete")),
        row("failed", RE_RESERVE, PROCEED, RELEASED.replace("Released", "Failed")),
        row("still Bound to nobody", RE_RESERVE, Code.PLAN_STALE, held("c-0", "Bound")),
        row("bound to ours", RE_RESERVE, DONE, HELD, CLAIM),
        row("reserved already", RE_RESERVE, DONE, VOLUME),
        row(
            "reserved for the old name",
            RE_RESERVE,
            PROCEED,
            VOLUME.replace("name: data", "name: old")),
        row(
            "released while a claim of that uid lives",
            RE_RESERVE,
            Code.PLAN_STALE,
            held("c-1", "Released").replace("Retain", "Delete"),
            CLAIM),
        row("another volume", RE_RESERVE, Code.NOT_OURS, RELEASED.replace("pv-1", "pv-2")),
        row(
            "released and going",
            RE_RESERVE,
            Code.VOLUME_TERMINATING,
            RELEASED.replace("uid: pv-1", TERMINATING + " pv-1")));
  }

  private static Stream<Arguments> policies() {
    return Stream.of(
        row("to Retain", RETAIN, PROCEED, VOLUME.replace("Retain", "Delete")),
        row("to Retain while going", RETAIN, PROCEED, going(VOLUME.replace("Retain", "Delete"))),
        row("Retain already", RETAIN, DONE, VOLUME),
        row("Recycle", RETAIN, Code.PLAN_STALE, VOLUME.replace("Retain", "Recycle")),
        row("gone", RETAIN, Code.PLAN_STALE),
        row("another", RETAIN, Code.NOT_OURS, VOLUME.replace("pv-1", "pv-2")),
        row("back to Delete, bound", GIVE_BACK, PROCEED, HELD, CLAIM),
        row("back to Delete, released", GIVE_BACK, Code.PLAN_STALE, RELEASED),
        row("back to Delete, claim gone", GIVE_BACK, Code.PLAN_STALE, HELD),
        row("back to Delete, claim going", GIVE_BACK, Code.PLAN_STALE, HELD, going(CLAIM)),
        row("back to Delete, volume going", GIVE_BACK, Code.PLAN_STALE, going(HELD), CLAIM));
  }

  private static Stream<Arguments> deleting() {
    return Stream.of(
        row("claim to delete", DELETE_CLAIM, PROCEED, CLAIM, HELD),
        row("claim gone", DELETE_CLAIM, DONE),
        row("claim of somebody else", DELETE_CLAIM, DONE, CLAIM.replace("c-1", "c-2")),
        row("claim going already", DELETE_CLAIM, DONE, going(CLAIM)),
        row("claim in use", DELETE_CLAIM, Code.IN_USE, CLAIM, HELD, POD),
        row("its volume not Retain", DELETE_CLAIM, Code.STEP_FAILED, CLAIM, deletes(HELD)),
        row("volume to delete", DELETE_VOLUME, PROCEED, RELEASED),
        row("available volume", DELETE_VOLUME, PROCEED, VOLUME),
        row("volume gone already", DELETE_VOLUME, DONE),
        row("volume of somebody else", DELETE_VOLUME, DONE, VOLUME.replace("pv-1", "pv-2")),
        row("volume claimed", DELETE_VOLUME, Code.IN_USE, HELD, CLAIM),
        row("volume not Retain", DELETE_VOLUME, Code.STEP_FAILED, deletes(RELEASED)),
        row("volume going", DELETE_VOLUME, DONE, going(RELEASED)),
        row("volume going, not Retain", DELETE_VOLUME, Code.STEP_FAILED, going(deletes(RELEASED))));
  }

  private static String held(String uid, String phase) {
    return VOLUME
        .replace("name: data}", "name: data, uid: " + uid + "}")
        .replace("Available", phase);
  }

  private static String going(String object) {
    return object.replace("resourceVersion:", "deletionTimestamp: now, resourceVersion:");
  }

  private static String deletes(String volume) {
    return volume.replace("Retain", "Delete");
  }

  private static Arguments row(String name, Step step, Object expected, String... world) {
    return Arguments.of(name, step, String.valueOf(expected), Arrays.asList(world));
  }

  @ParameterizedTest(name = "{1}: {0} -> {2}")
  @MethodSource("rows")
  void decides(String name, Step step, String expected, List<String> world) {
    assertThat(word(new StepGuard(new StateView(state(world))).decide(step)))
        .as(name)
        .isEqualTo(expected);
  }

  private static String word(Decision decision) {
    if (decision instanceof Decision.Refuse refuse) {
      assertThat(refuse.diagnostic().remedy()).isNotEmpty();
      assertThat(refuse.diagnostic().why()).isNotEmpty();
      return refuse.diagnostic().code().name();
    }
    return decision instanceof Decision.Proceed ? PROCEED : DONE;
  }

  private static KubeObject planned(String yaml) {
    KubeObject object = parse(yaml);
    return KubeObject.of(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            object.kind(),
            "metadata",
            Map.of("name", object.name(), "namespace", object.namespace()),
            "spec",
            object.map("spec")));
  }

  private static KubeObject parse(String yaml) {
    return KubeObject.of(Yaml.parseObject(yaml));
  }

  private static TargetState state(List<String> objects) {
    Map<ResourceType, Map<ObjectRef, KubeObject>> all = new HashMap<>();
    for (String yaml : objects) {
      KubeObject object = parse(yaml);
      ResourceType type = ResourceType.of("", object.kind()).orElseThrow();
      all.computeIfAbsent(type, t -> new LinkedHashMap<>())
          .put(ObjectRef.of(type, object.namespace(), object.name()), object);
    }
    return new TargetState(new ClusterIdentity("c", "c", "uid", "v1.36.3", false), all);
  }
}
