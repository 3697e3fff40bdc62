// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.testkit.KubernetesWire;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.ObjectBuilders.ClaimBuilder;
import dev.recover.testkit.ObjectBuilders.ClassBuilder;
import dev.recover.testkit.ObjectBuilders.PodBuilder;
import dev.recover.testkit.ObjectBuilders.VolumeBuilder;
import dev.recover.testkit.Poll;
import dev.recover.testkit.WireReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One scenario's corner of a world: a namespace of its own and a prefix for everything that has
 * none, so that many scenarios run in one world at the same time.
 */
public final class Scene implements AutoCloseable {

  private final World world;
  private final String name;
  private final WorldDisks disks;
  private final List<KubeObject> clusterWide = new ArrayList<>();

  private Scene(World world, String name) {
    this.world = world;
    this.name = name;
    this.disks = new WorldDisks(world.disks());
  }

  /** Opens a scene with a namespace. */
  public static Scene open(World world, int row) {
    String name = "s%02d-%s".formatted(row, UUID.randomUUID().toString().substring(0, 6));
    Scene scene = new Scene(world, name);
    scene.create(ObjectBuilders.namespace(name));
    return scene;
  }

  public KubernetesWire wire() {
    return world.wire();
  }

  public WorldDisks disks() {
    return disks;
  }

  public World world() {
    return world;
  }

  public String namespace() {
    return name;
  }

  /** A cluster-wide name of this scene. */
  public String name(String suffix) {
    return name + "-" + suffix;
  }

  // What there is to describe.

  /** The volume {@code <scene>-<suffix>} of a new disk with data on it; Retain, class "". */
  public VolumeBuilder volume(String suffix) {
    return ObjectBuilders.volume(name(suffix)).disk(world.driver(), disks.make());
  }

  /** The same, reserved by name for the claim. */
  public VolumeBuilder reserved(String suffix, String claim) {
    return volume(suffix).reservedFor(name, claim);
  }

  public ClaimBuilder claim(String claim) {
    return ObjectBuilders.claim(name, claim);
  }

  public PodBuilder pod(String pod) {
    return ObjectBuilders.pod(name, pod);
  }

  /** The class {@code <scene>-<suffix>} of the driver: Immediate, policy Retain. */
  public ClassBuilder storageClass(String suffix) {
    return ObjectBuilders.storageClass(name(suffix), world.driver()).policy("Retain");
  }

  /** Creates the class {@code <scene>-gp3} and returns its name. */
  public String gp3() {
    return create(storageClass("gp3").build()).name();
  }

  /** Creates a class like {@link #gp3} that waits for a pod, and returns its name. */
  public String lateClass() {
    return create(storageClass("late").waitForFirstConsumer().build()).name();
  }

  // What there is to do.

  public KubeObject create(KubeObject object) {
    if (object.namespace().isEmpty()) {
      clusterWide.add(object);
    }
    return wire().create(object).good();
  }

  /** Merges a change into an object, which must be accepted. */
  public KubeObject merge(KubeObject object, Map<String, ?> change) {
    return wire().merge(object, change).good();
  }

  /** Merges one field; a null value removes it. */
  public KubeObject merge(KubeObject object, @Nullable Object value, String... keys) {
    return merge(object, change(value, keys));
  }

  /** Returns the tree with one field at a path of keys. */
  public static Map<String, Object> change(@Nullable Object value, String... keys) {
    int last = keys.length - 1;
    Map<String, Object> tree = Collections.singletonMap(keys[last], value);
    for (int i = last - 1; i >= 0; i--) {
      tree = Map.of(keys[i], tree);
    }
    return tree;
  }

  public KubeObject delete(KubeObject object) {
    return wire().delete(object).good();
  }

  /** Creates a volume and waits until it is in a phase. */
  public KubeObject createVolume(VolumeBuilder volume, String phase) {
    create(volume.build());
    return awaitPhase(volume.build(), phase);
  }

  /** Creates a claim and waits until it is in a phase. */
  public KubeObject createClaim(ClaimBuilder claim, String phase) {
    create(claim.build());
    return awaitPhase(claim.build(), phase);
  }

  /** Reserves, claims by name and waits until both are Bound; returns the claim. */
  public KubeObject createPair(VolumeBuilder volume, ClaimBuilder claim) {
    createVolume(volume, "Available");
    KubeObject bound = createClaim(claim.volume(volume.build().name()), "Bound");
    awaitPhase(volume.build(), "Bound");
    return bound;
  }

  // What there is to see.

  /** Reads an object that must be there. */
  public KubeObject read(KubeObject object) {
    return look(object).good();
  }

  private WireReply look(KubeObject object) {
    ObjectRef ref = object.ref();
    ResourceType type = ResourceType.of(ref.group(), ref.kind()).orElseThrow();
    return wire().get(type, object.namespace(), object.name());
  }

  public KubeObject awaitPhase(KubeObject object, String phase) {
    return await(object, "phase " + phase, seen -> phase(seen).equals(phase));
  }

  public KubeObject await(KubeObject object, String what, Predicate<KubeObject> wanted) {
    String about = object + " to have " + what;
    return Poll.until(about, () -> look(object).body(), wanted);
  }

  public void awaitGone(KubeObject object) {
    Poll.until(object + " to be gone", () -> look(object), reply -> reply.code() == 404);
  }

  public void awaitDiskGone(String handle) {
    Poll.until("disk " + handle + " to be gone", () -> disks.exists(handle), there -> !there);
  }

  /** Waits until an event about the object has a reason and a message that contains a text. */
  public void awaitEvent(KubeObject about, String type, String reason, String text) {
    String start = type + " " + reason + " ";
    Poll.until(
        start + "\"" + text + "\" about " + about,
        () -> events(about),
        seen -> seen.stream().anyMatch(event -> event.startsWith(start) && event.contains(text)));
  }

  /** The same for an event of any type. */
  public void awaitEvent(KubeObject about, String reason, String text) {
    Poll.until(
        reason + " \"" + text + "\" about " + about,
        () -> events(about),
        seen -> seen.stream().anyMatch(event -> event.contains(" " + reason + " " + text)));
  }

  /**
   * The events about an object, each as type, reason and message; those about cluster-wide objects
   * are in "default".
   */
  public List<String> events(KubeObject about) {
    String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
    String query = "fieldSelector=involvedObject.name%3D" + about.name();
    return wire().list(ResourceType.EVENT, namespace, query).items().stream()
        .filter(event -> event.text("involvedObject", "kind").equals(Optional.of(about.kind())))
        .map(Scene::line)
        .toList();
  }

  private static String line(KubeObject event) {
    return event.text("type").orElse("")
        + " "
        + event.text("reason").orElse("")
        + " "
        + event.text("message").orElse("");
  }

  /** Waits for as long as any change would need, so that "nothing happens" can be asserted. */
  public void settle() {
    Poll.pause(world.settle());
  }

  /** Asserts that the object has the phase now and still has it when everything has settled. */
  public KubeObject staysIn(KubeObject object, String phase) {
    awaitPhase(object, phase);
    settle();
    KubeObject seen = read(object);
    assertThat(phase(seen)).as("phase of %s", object).isEqualTo(phase);
    return seen;
  }

  public static String phase(KubeObject object) {
    return object.text("status", "phase").orElse("");
  }

  public static String handle(KubeObject volume) {
    return volume.text("spec", "csi", "volumeHandle").orElse("");
  }

  public static String uid(KubeObject object) {
    return object.uid().orElse("");
  }

  /** The names of the pv.kubernetes.io annotations that an object carries. */
  public static List<String> bindMarks(KubeObject object) {
    return object.annotations().keySet().stream()
        .filter(
            key -> key.startsWith("pv.kubernetes.io/bo") || key.startsWith("pv.kubernetes.io/bi"))
        .map(key -> key.substring("pv.kubernetes.io/".length()))
        .sorted()
        .toList();
  }

  /** The volume that a claim names, which must be there. */
  public KubeObject volumeOf(KubeObject claim) {
    String volume = claim.text("spec", "volumeName").orElse("");
    return wire().get(ResourceType.PERSISTENT_VOLUME, "", volume).good();
  }

  /** Removes what the scene made, as far as it goes, without waiting. */
  @Override
  public void close() {
    for (KubeObject object : clusterWide) {
      wire().delete(object);
      wire().merge(object, change(null, "metadata", "finalizers"));
    }
  }

  /** Returns the object with an annotation, for trees that are sent back. */
  public static KubeObject annotated(KubeObject object, String key, String value) {
    return object.with(FieldPath.annotation(key), value);
  }
}
