// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.testkit.ObjectBuilders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All that was saved is what {@code kubectl get pv,pvc -A -o yaml} printed once. */
abstract class SavedFileJourneys extends Journey {
  private static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

  @Test
  void theOutputOfKubectlIsEnough() throws IOException {
    RedisStory redis = RedisStory.running(place(), named("saved"));
    Administrator admin = administrator();
    admin.secured(redis.namespace());
    Path saved = Files.writeString(folder.resolve("backup.yaml"), KubectlOutput.of(place()));
    redis.loseEverything();

    Path bundle = admin.capture("--from", saved.toString(), "-n", redis.namespace());
    Path plan = admin.plan(bundle);
    admin.apply(plan).succeeds();

    admin.assertVerified(plan, RedisStory.REPLICAS);
    redis.startsAsBefore();
  }

  @Test
  void savedWithPolicyDeleteItComesBackWithRetain() throws IOException {
    RedisStory redis = RedisStory.running(place(), named("policy"));
    Administrator admin = administrator();
    String saved = KubectlOutput.of(place());
    admin.secured(redis.namespace());
    redis.loseEverything();

    Path bundle = administrator().folder().resolve("from-stdin");
    admin
        .command()
        .runWith(saved, "capture", "--from", "-", "-n", redis.namespace(), "--out", bundle + "")
        .succeeds();
    Path plan = admin.plan(bundle);
    KubeObject document = Administrator.document(plan);
    assertThat(Administrator.column(document, "diagnostics", "code")).contains("POLICY_DELETE");
    admin.apply(plan).succeeds();

    assertThat(place().volumesFor(redis.namespace()))
        .extracting(Place::policy)
        .containsOnly("Retain");
    redis.startsAsBefore();
  }

  @Test
  void claimsThatANaiveApplyLostAreNamedAndThenHealed() {
    RedisStory redis = RedisStory.running(place(), named("lost"));
    Administrator admin = administrator();
    Path bundle = admin.secure(redis.namespace());
    List<KubeObject> saved = place().claims(redis.namespace());
    redis.loseEverything();
    saved.forEach(claim -> place().create(asSaved(claim)));
    saved.forEach(claim -> place().awaitPhase(claim, "Lost"));

    Path plan = folder.resolve("plan.json");
    admin.planTo(plan, bundle).says(Code.CLAIM_EXISTS).mentions("is Lost", BIND_COMPLETED + "-");
    assertThat(states(plan)).containsOnly("blocked");
    admin.apply(plan).failsWith(Code.PLAN_BLOCKED);
    assertThat(place().volumesFor(redis.namespace())).isEmpty();

    // As the message says: kubectl annotate pvc ... pv.kubernetes.io/bind-completed-
    Map<String, Object> unmarked = Collections.singletonMap(BIND_COMPLETED, null);
    Map<String, ?> change = Map.of("metadata", Map.of("annotations", unmarked));
    saved.forEach(claim -> place().wire().merge(claim, change).good());
    admin.apply(admin.plan(bundle)).succeeds();
    redis.startsAsBefore();
  }

  /** What remains of a saved claim when kubectl sends it: the mark of a finished binding too. */
  private static KubeObject asSaved(KubeObject claim) {
    return claim
        .without(FieldPath.of("metadata", "resourceVersion"))
        .without(FieldPath.of("metadata", "uid"))
        .without(FieldPath.of("metadata", "managedFields"));
  }

  @Test
  void emptyDisksInPlaceOfTheRealOnesBlockThePlan() {
    Disaster disaster = disaster("empty");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    redis.start();
    assertThat(redis.disksByClaim().values()).doesNotContainAnyElementsOf(redis.disks().values());

    Path plan = folder.resolve("plan.json");
    admin.planTo(plan, disaster.bundle()).says(Code.CLAIM_EXISTS);
    assertThat(states(plan)).containsOnly("blocked");
    admin.apply(plan).failsWith(Code.PLAN_BLOCKED);

    redis.stop();
    redis.deleteClaims();
    admin.apply(admin.plan(disaster.bundle())).succeeds();
    redis.startsAsBefore();
  }

  private static List<String> states(Path plan) {
    KubeObject document = Administrator.document(plan);
    return Administrator.column(document, "volumes", "state");
  }

  @Test
  void volumesWithoutADriverComeBackToo() throws IOException {
    String namespace = named("files");
    Administrator admin = administrator();
    place().create(ObjectBuilders.namespace(namespace));
    String nfs = namespace + "-nfs";
    String host = namespace + "-host";
    bound(
        ObjectBuilders.volume(nfs)
            .modes("ReadWriteMany")
            .set("nfs.example.com", "spec", "nfs", "server")
            .set("/exports/media", "spec", "nfs", "path"),
        ObjectBuilders.claim(namespace, "media").modes("ReadWriteMany"));
    bound(
        ObjectBuilders.volume(host).set("/srv/data", "spec", "hostPath", "path"),
        ObjectBuilders.claim(namespace, "scratch"));

    Path bundle = admin.capture("-n", namespace);
    place().claims(namespace).forEach(place()::delete);
    place().volumesFor(namespace).forEach(place()::delete);
    Path plan = folder.resolve("plan.json");
    admin.planTo(plan, bundle).succeeds().says(Code.HOST_PATH);
    admin.apply(plan).succeeds();

    admin.assertVerified(plan, 2);
    assertThat(place().volume(nfs).text("spec", "nfs", "path")).contains("/exports/media");
    assertThat(place().volume(host).text("spec", "hostPath", "path")).contains("/srv/data");
    assertThat(place().claims(namespace)).extracting(Place::phase).containsOnly("Bound");
  }

  private void bound(ObjectBuilders.VolumeBuilder volume, ObjectBuilders.ClaimBuilder claim) {
    KubeObject wanted = claim.volume(volume.build().name()).build();
    place().create(volume.reservedFor(wanted.namespace(), wanted.name()).build());
    place().create(wanted);
    place().awaitPhase(wanted, "Bound");
    place().awaitPhase(volume.build(), "Bound");
  }
}
