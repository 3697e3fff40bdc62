// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Other workloads, and volumes that come back under other names. */
abstract class WorkloadJourneys extends Journey {

  @Test
  void aDeploymentWithOneClaim() throws IOException {
    String namespace = named("mariadb");
    Administrator admin = administrator();
    place().create(ObjectBuilders.namespace(namespace));
    String fast = namespace + "-fast";
    place().create(ObjectBuilders.storageClass(fast, place().driver()).build());
    place()
        .create(ObjectBuilders.claim(namespace, "mariadb").size("2Gi").storageClass(fast).build());
    KubeObject deployment = place().create(mariadb(namespace));
    awaitPod(namespace);
    String handle = Place.handle(place().volumesFor(namespace).get(0));
    Path data = place().disks().resolve(handle).resolve("data");
    Files.writeString(data.resolve("ibdata1"), "rows");

    Path bundle = admin.secure(namespace);
    place().delete(deployment);
    Poll.until(
        "the pod to be gone", () -> place().list(ResourceType.POD, namespace), List::isEmpty);
    place().claims(namespace).forEach(place()::delete);
    place().volumesFor(namespace).forEach(place()::delete);
    Path plan = admin.plan(bundle);
    admin.apply(plan).succeeds();

    admin.assertVerified(plan, 1);
    place().create(mariadb(namespace));
    awaitPod(namespace);
    assertThat(data.resolve("ibdata1")).hasContent("rows");
    assertThat(place().worldDisks().starts(handle)).hasSize(2);
    assertThat(place().worldDisks().madeFor(namespace)).containsExactly(handle);
    KubeObject claim = place().claims(namespace).get(0);
    assertThat(claim.text("status", "capacity", "storage")).contains("2Gi");
  }

  private void awaitPod(String namespace) {
    Poll.until(
        "the pod to run",
        () -> place().list(ResourceType.POD, namespace),
        pods -> pods.size() == 1 && Place.phase(pods.get(0)).equals("Running"));
  }

  private static KubeObject mariadb(String namespace) {
    KubeObject pod = ObjectBuilders.pod(namespace, "mariadb").claim("mariadb").build();
    Map<String, Object> labels = Map.of("app", "mariadb");
    return KubeObject.named(ResourceType.DEPLOYMENT, namespace, "mariadb")
        .with(
            dev.recover.model.FieldPath.of("spec"),
            Map.of(
                "replicas",
                1L,
                "strategy",
                Map.of("type", "Recreate"),
                "selector",
                Map.of("matchLabels", labels),
                "template",
                Map.of("metadata", Map.of("labels", labels), "spec", pod.map("spec"))));
  }

  @Test
  void anotherNamespaceAndAnotherClass() {
    RedisStory redis = RedisStory.running(place(), named("old"));
    String namespace = named("new");
    RedisStory moved = redis.movedTo(place(), namespace, namespace + "-class");
    moved.prepare(place());
    Administrator admin = administrator();
    Path bundle = admin.secure(redis.namespace());
    redis.loseEverything();
    redis.deleteNamespace();

    Path plan =
        admin.plan(
            bundle,
            "--map-namespace",
            redis.namespace() + "=" + namespace,
            "--map-class",
            redis.storageClass() + "=" + moved.storageClass());
    admin.apply(plan).succeeds();

    admin.assertVerified(plan, RedisStory.REPLICAS);
    assertThat(place().claims(namespace))
        .allSatisfy(
            claim ->
                assertThat(claim.text("spec", "storageClassName")).contains(moved.storageClass()));
    assertThat(place().claims(redis.namespace())).isEmpty();
    moved.startsAsBefore();
  }

  @Test
  void aClaimUnderAnotherName() {
    RedisStory redis = RedisStory.running(place(), named("name"));
    Administrator admin = administrator();
    admin.secured(redis.namespace());
    Path bundle = admin.capture("--claim", redis.namespace() + "/data-redis-1");
    redis.loseEverything();

    Path plan =
        admin.plan(
            bundle, "--map-name", redis.namespace() + "/data-redis-1=inspect", "--set-class", "");
    admin.apply(plan).succeeds();

    admin.assertVerified(plan, 1);
    KubeObject claim = place().claims(redis.namespace()).get(0);
    assertThat(claim.name()).isEqualTo("inspect");
    assertThat(claim.text("spec", "storageClassName")).contains("");
    assertThat(Place.handle(redis.volumeOf(claim))).isEqualTo(redis.disks().get("data-redis-1"));
    redis.assertDisksAreIntact();
  }
}
