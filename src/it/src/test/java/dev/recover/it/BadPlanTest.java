// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.testkit.ObjectBuilders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan is not the one that was written, or the world is not the one that it was made for. */
class BadPlanTest {
  @TempDir Path folder;
  private final Place place = Sandboxes.shared();
  private final String namespace = Journey.named("shop");
  private Administrator admin;
  private Path bundle;
  private Path plan;

  @BeforeEach
  void planARestore() {
    admin = new Administrator(place, folder);
    bundle = folder.resolve("bundle");
    RecoverCommand.in(folder)
        .runInside(saved(""), "capture", "--from", "-", "--out", bundle + "")
        .succeeds();
    plan = admin.planned(bundle);
  }

  /** A volume without a driver, so that nothing but the plan can be wrong. */
  private String saved(String below) {
    return SavedPair.BOTH
        .replace("pv-data", "pv-" + namespace)
        .replace("namespace: shop", "namespace: " + namespace)
        .replaceAll(
            "csi: .*", "nfs: {server: files.example.com, path: /" + namespace + below + "}");
  }

  private void refused(Code code) {
    admin.apply(plan).failsWith(code);
    assertThat(place.claims(namespace)).isEmpty();
    assertThat(place.volumesFor(namespace)).isEmpty();
  }

  private void rewrite(String before, String after) throws IOException {
    String text = Files.readString(plan);
    assertThat(text).contains(before);
    Files.writeString(plan, text.replace(before, after));
  }

  @Test
  void aGoodPlanIsDoneOnceAndThenThereIsNothingToDo() {
    admin.apply(plan).succeeds();
    admin.apply(plan).succeeds();
    admin.assertVerified(plan, 1);
  }

  @Test
  void isNotWhatWasWritten() throws IOException {
    String text = Files.readString(plan);
    Files.writeString(plan, text.replace("files.example.com", "files.elsewhere.com"));
    refused(Code.PLAN_EDITED);
    admin.command().run("plan", "show", plan + "").failsWith(Code.PLAN_EDITED);
    admin.verify(plan).failsWith(Code.PLAN_EDITED);

    Files.writeString(plan, text.substring(0, text.length() / 2));
    refused(Code.PLAN_INVALID);
    Files.writeString(plan, text.substring(0, text.length() - 2));
    refused(Code.PLAN_INVALID);
    Files.writeString(plan, "");
    refused(Code.PLAN_INVALID);

    plan = bundle.resolve("bundle.json");
    refused(Code.PLAN_INVALID);
    plan = Files.writeString(folder.resolve("page.html"), "<html></html>");
    refused(Code.PLAN_INVALID);
    plan = folder.resolve("nowhere.json");
    refused(Code.FILE_UNREADABLE);
  }

  @Test
  void fromAnotherBundle() {
    Path other = folder.resolve("other");
    RecoverCommand.in(folder)
        .runInside(saved("/new"), "capture", "--from", "-", "--out", other + "")
        .succeeds();
    admin.write("apply", plan + "", "--bundle", other + "").failsWith(Code.PLAN_OTHER_BUNDLE);
    assertThat(place.claims(namespace)).isEmpty();
  }

  @Test
  void forAnotherCluster() {
    try (RunningSandbox other = InnerSandbox.start("other")) {
      Administrator elsewhere = new Administrator(other.place(), folder);
      elsewhere.apply(plan).failsWith(Code.PLAN_OTHER_CLUSTER).mentions("shared", "other");
      assertThat(other.place().claims(namespace)).isEmpty();
    }
  }

  @Test
  void confirmedWithAnotherName() {
    admin
        .command()
        .run("apply", plan + "", "--context", place.context(), "--confirm", "production")
        .failsWith(Code.CONFIRMATION_NEEDED)
        .mentions("production", place.context());
    assertThat(place.claims(namespace)).isEmpty();
  }

  @Test
  void theWorldChangedMeanwhile() {
    place.create(ObjectBuilders.namespace(namespace));
    place.create(ObjectBuilders.claim(namespace, "data").volume("not-made-yet").build());

    Ran ran = admin.apply(plan).failsWith(Code.PLAN_STALE).mentions(namespace + "/data");
    assertThat(place.volumesFor(namespace)).as("%s", ran).isEmpty();
  }

  @Test
  void somebodyElsesVolumeHasTheName() {
    place.create(
        ObjectBuilders.volume("pv-" + namespace)
            .set("files.example.com", "spec", "nfs", "server")
            .set("/theirs", "spec", "nfs", "path")
            .build());

    admin.apply(plan).failsWith(Code.PLAN_STALE).mentions("pv-" + namespace);
    admin.planTo(folder.resolve("again.json"), bundle).says(Code.VOLUME_EXISTS);
    assertThat(place.claims(namespace)).isEmpty();
  }
}
