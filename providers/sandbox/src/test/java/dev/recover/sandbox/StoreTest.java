// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The store as controllers use it. */
class StoreTest {
  private static final String VOLUME =
      """
      {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"%s"},
       "spec":{"capacity":{"storage":"1024Mi"},"accessModes":["ReadWriteOnce"],
               "csi":{"driver":"d.example.com","volumeHandle":"h"}}}
      """;

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
  private final ObjectStore store = sandbox.store();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void fillsInWhatTheServerFillsIn() {
    KubeObject volume = store.create(KubeObject.parse(VOLUME.formatted("a")));

    assertThat(volume.text("spec", "persistentVolumeReclaimPolicy")).contains("Retain");
    assertThat(volume.text("spec", "volumeMode")).contains("Filesystem");
    assertThat(volume.text("spec", "capacity", "storage")).contains("1Gi");
    assertThat(volume.textList("metadata", "finalizers"))
        .containsExactly("kubernetes.io/pv-protection");
    assertThat(volume.text("status", "phase")).contains("Pending");
    assertThat(volume.at("metadata", "generation")).isEmpty();
  }

  @Test
  void aStaleUpdateIsAConflict() {
    KubeObject first = store.create(KubeObject.parse(VOLUME.formatted("a")));
    KubeObject changed = first.with(FieldPath.label("x"), "1");
    store.update(changed);

    assertThatThrownBy(() -> store.update(changed))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isConflict()).isTrue());
  }

  @Test
  void anUpdateThatChangesNothingWritesNothing() {
    KubeObject volume = store.create(KubeObject.parse(VOLUME.formatted("a")));
    long version = store.version();

    assertThat(store.update(volume)).isEqualTo(volume);
    assertThat(store.version()).isEqualTo(version);
  }

  @Test
  void statusAndSpecAreWrittenApart() {
    KubeObject volume = store.create(KubeObject.parse(VOLUME.formatted("a")));
    KubeObject both =
        volume
            .with(FieldPath.parse("status.phase"), "Available")
            .with(FieldPath.parse("spec.storageClassName"), "gp3");

    KubeObject status = store.as("kube-controller-manager").updateStatus(both);
    assertThat(status.text("status", "phase")).contains("Available");
    assertThat(status.text("spec", "storageClassName")).isEmpty();

    KubeObject spec =
        store.update(
            both.with(
                FieldPath.parse("metadata.resourceVersion"),
                status.resourceVersion().orElseThrow()));
    assertThat(spec.text("spec", "storageClassName")).contains("gp3");
  }

  @Test
  void aFinalizerKeepsADeletedObjectUntilItIsRemoved() {
    store.create(KubeObject.parse(VOLUME.formatted("a")));
    KubeObject marked = store.delete(ResourceType.PERSISTENT_VOLUME, "", "a", DeleteOptions.NONE);
    assertThat(marked.terminating()).isTrue();
    assertThatThrownBy(() -> store.create(KubeObject.parse(VOLUME.formatted("a"))))
        .hasMessage("object is being deleted: persistentvolumes \"a\" already exists");

    store.update(marked.without(FieldPath.parse("metadata.finalizers")));
    assertThat(store.get(ResourceType.PERSISTENT_VOLUME, "", "a")).isEmpty();
  }

  @Test
  void aNamespaceGoesWhenItsOwnFinalizerIsRemoved() {
    store.create(KubeObject.named(ResourceType.NAMESPACE, "", "n"));
    KubeObject marked = store.delete(ResourceType.NAMESPACE, "", "n", DeleteOptions.NONE);
    assertThat(marked.text("status", "phase")).contains("Terminating");
    KubeObject claim =
        KubeObject.parse(Wire.claim("c")).with(FieldPath.of("metadata", "namespace"), "n");
    assertThatThrownBy(() -> store.create(claim))
        .hasMessage(
            "persistentvolumeclaims \"c\" is forbidden: unable to create new content in namespace"
                + " n because it is being terminated");

    store.update(marked.with(FieldPath.of("spec", "finalizers"), List.of()));
    assertThat(store.get(ResourceType.NAMESPACE, "", "n")).isEmpty();
  }

  @Test
  void listenersHearWhatIsThereAndThenEveryChangeInOrder() throws Exception {
    store.create(KubeObject.parse(VOLUME.formatted("a")));
    BlockingQueue<StoreEvent> heard = new LinkedBlockingQueue<>();
    try (var subscription = store.subscribe(Set.of(ResourceType.PERSISTENT_VOLUME), heard::add)) {
      store.create(KubeObject.parse(VOLUME.formatted("b")));
      KubeObject marked = store.delete(ResourceType.PERSISTENT_VOLUME, "", "b", DeleteOptions.NONE);
      store.update(marked.without(FieldPath.parse("metadata.finalizers")));
      store.create(
          KubeObject.parse(
              """
              {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}
              """));
      List<String> events = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        StoreEvent event = heard.poll(5, TimeUnit.SECONDS);
        events.add(event.kind() + " " + event.object().name());
      }
      assertThat(events).containsExactly("ADDED a", "ADDED b", "MODIFIED b", "DELETED b");
      assertThat(heard).isEmpty();
      assertThat(subscription).isNotNull();
    }
  }
}
