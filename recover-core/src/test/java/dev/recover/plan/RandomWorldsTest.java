// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.transform.Directions;
import dev.recover.transform.Mappings;
import dev.recover.transform.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was captured and whatever the target holds: no plan puts a disk at risk. */
class RandomWorldsTest {
  private static final int WORLDS = 80;
  private static final List<UnaryOperator<KubeObject>> TO_VOLUME =
      List.of(
          drop("spec.claimRef.uid"),
          drop("spec.claimRef"),
          drop("status"),
          drop("spec.storageClassName"),
          set("spec.claimRef.name", "b"),
          set("spec.claimRef.uid", "stale"),
          set("spec.persistentVolumeReclaimPolicy", "Retain"),
          set("spec.csi.volumeHandle", "disk-b"),
          set("spec.capacity.storage", "1Gi"),
          set("spec.capacity.storage", "five"),
          set("status.phase", "Released"),
          set("status.phase", "Available"),
          set("status.phase", "Failed"),
          set("metadata.deletionTimestamp", "2025-01-01T00:00:00Z"),
          set("metadata.annotations[pv.kubernetes.io/bound-by-controller]", "yes"),
          set("metadata.annotations[volume.beta.kubernetes.io/storage-class]", "beta"),
          set("metadata.ownerReferences", List.of(Map.of("kind", "X", "uid", "u"))));
  private static final List<UnaryOperator<KubeObject>> TO_CLAIM =
      List.of(
          drop("spec.volumeName"),
          drop("spec.storageClassName"),
          drop("status"),
          drop("metadata.annotations[pv.kubernetes.io/bind-completed]"),
          drop("metadata.annotations"),
          set("spec.volumeName", "pv-b"),
          set("spec.volumeName", "pvc-old-pvc-a"),
          set("spec.resources.requests.storage", "9Gi"),
          set("status.phase", "Lost"),
          set("metadata.uid", "live"),
          set("metadata.deletionTimestamp", "2025-01-01T00:00:00Z"),
          set("metadata.annotations[volume.kubernetes.io/selected-node]", "node-z"),
          set("metadata.annotations[volume.beta.kubernetes.io/storage-class]", "beta"),
          set("spec.dataSource", Map.of("kind", "VolumeSnapshot", "name", "s")));

  private final Random random = new Random();

  private Captured changed(String name) {
    Captured pair = pair(name);
    for (int i = random.nextInt(4); i > 0; i--) {
      pair = pair.volume(TO_VOLUME.get(random.nextInt(TO_VOLUME.size())));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      pair = pair.claim(TO_CLAIM.get(random.nextInt(TO_CLAIM.size())));
    }
    return pair;
  }

  private List<Volume> captured() {
    List<Volume> volumes = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      Captured pair = changed(name);
      int sides = random.nextInt(10);
      volumes.add(
          sides == 0
              ? Volume.withoutClaim(pair.volume())
              : sides == 1
                  ? Volume.withoutVolume(pair.claim())
                  : Volume.of(pair.volume(), pair.claim()));
    }
    return volumes;
  }

  private World target() {
    World world = World.ready();
    for (String name : List.of("a", "b", "c")) {
      Captured pair = changed(name);
      if (random.nextInt(3) == 0) {
        world.add(pair.volume());
      }
      if (random.nextInt(3) == 0) {
        world.add(pair.claim());
      }
    }
    if (random.nextInt(4) == 0) {
      world.remove(ResourceType.NAMESPACE);
    }
    return random.nextInt(4) == 0 ? world.uid(Captured.SOURCE_CLUSTER) : world;
  }

  private RestoreOptions options() {
    RestoreOptions options = RestoreOptions.DEFAULT.creatingNamespaces(random.nextBoolean());
    int order = random.nextInt(3);
    options = order == 2 ? options : options.withOrder(Order.values()[order]);
    return random.nextBoolean() ? options : options.allowing(RestoreOptions.ALLOWABLE);
  }

  private Mappings mappings() {
    return random.nextInt(3) > 0
        ? Mappings.none()
        : Mappings.ofAll(
            Directions.of(
                Map.of(
                    Setting.MAP_NAMESPACE, Map.of("db", "new"),
                    Setting.MAP_CLASS, Map.of("fast", ""),
                    Setting.MAP_NAME, Map.of("db/b", "a", "pv:pv-c", "pv-a"))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300, 4000, 50000})
  void noPlanBreaksAPromise(long seed) throws IOException {
    random.setSeed(seed);
    int changes = 0;
    for (int i = 0; i < WORLDS; i++) {
      World world = target();
      Plan plan = Steps.restore(Captured.bundle(captured()), world, options(), mappings());
      check(plan, world.state());
      changes += plan.changes().size();
      StringWriter out = new StringWriter();
      PlanFile.write(plan, out);
      assertThat(PlanFile.read(new StringReader(out.toString()), "x").plan()).isEqualTo(plan);
    }
    assertThat(changes).as("the worlds are such that there is something to do").isPositive();
  }

  private static void check(Plan plan, TargetState target) {
    Set<String> volumes = new HashSet<>();
    Set<ClaimName> claims = new HashSet<>();
    Set<DiskId> disks = new HashSet<>();
    for (PlannedVolume volume : plan.volumes()) {
      boolean acts = volume.state() != PlannedVolume.State.BLOCKED;
      assertThat(!acts || disks.add(volume.disk())).as("one disk, one claim: %s", plan).isTrue();
      assertThat(acts || !volume.because().isEmpty()).as("blocked with a reason").isTrue();
    }
    for (PlannedStep planned : plan.steps()) {
      Step step = planned.step();
      if (step instanceof Step.ReserveVolume reserve) {
        volume(reserve.volume(), target);
        assertThat(volumes.add(reserve.volume().name())).isTrue();
      } else if (step instanceof Step.CreateVolumeForClaim create) {
        volume(create.volume(), target);
        assertThat(volumes.add(create.volume().name())).isTrue();
      } else if (step instanceof Step.CreateClaim create) {
        claim(create.claim(), target);
        assertThat(claims.add(new ClaimName(create.claim().namespace(), create.claim().name())))
            .isTrue();
      } else if (step instanceof Step.ReReserveVolume patch) {
        patch(patch, target);
      } else if (step instanceof Step.SetReclaimPolicy policy) {
        assertThat(policy.to()).isEqualTo("Retain");
      }
    }
  }

  private static void volume(KubeObject volume, TargetState target) {
    assertThat(volume.text("spec", "persistentVolumeReclaimPolicy")).contains("Retain");
    assertThat(Volume.claimRef(volume)).as("it names its claim").isPresent();
    assertThat(volume.map("spec", "claimRef")).doesNotContainKeys("uid", "resourceVersion");
    assertThat(volume.map("metadata"))
        .doesNotContainKeys("uid", "resourceVersion", "ownerReferences", "finalizers");
    assertThat(target.find(ResourceType.PERSISTENT_VOLUME, "", volume.name())).isEmpty();
    assertThat(target.all(ResourceType.PERSISTENT_VOLUME))
        .noneMatch(live -> TestDisks.DISKS.diskOf(live).equals(TestDisks.DISKS.diskOf(volume)));
  }

  private static void claim(KubeObject claim, TargetState target) {
    assertThat(claim.text("spec", "volumeName").orElse("")).isNotEmpty();
    assertThat(claim.text("spec", "storageClassName")).as("the class is spelled out").isPresent();
    assertThat(claim.annotations().keySet())
        .doesNotContain(
            "pv.kubernetes.io/bind-completed",
            "volume.kubernetes.io/storage-provisioner",
            "volume.beta.kubernetes.io/storage-provisioner",
            "volume.beta.kubernetes.io/storage-class",
            "volume.kubernetes.io/selected-node");
    assertThat(claim.map("metadata"))
        .doesNotContainKeys("uid", "resourceVersion", "ownerReferences", "finalizers");
    assertThat(target.find(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name()))
        .isEmpty();
  }

  private static void patch(Step.ReReserveVolume patch, TargetState target) {
    KubeObject live =
        target.find(ResourceType.PERSISTENT_VOLUME, "", patch.volume().name()).orElseThrow();
    KubeObject asPatch = KubeObject.of(patch.patch());
    assertThat(asPatch.map("spec", "claimRef")).containsKeys("namespace", "name");
    assertThat(asPatch.text("spec", "claimRef", "uid")).isEmpty();
    assertThat(asPatch.text("spec", "persistentVolumeReclaimPolicy")).contains("Retain");
    assertThat(patch.preconditions().resourceVersion()).isEqualTo(live.resourceVersion());
    boolean held =
        live.text("spec", "claimRef", "uid").isPresent()
            && Volume.claimRef(live)
                .flatMap(
                    name ->
                        target.find(
                            ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name()))
                .flatMap(KubeObject::uid)
                .equals(live.text("spec", "claimRef", "uid"));
    assertThat(held).as("a live claim keeps its volume: %s", live.toJson()).isFalse();
  }
}
