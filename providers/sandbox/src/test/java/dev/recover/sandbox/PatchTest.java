// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patches of a workload, whose lists are where the kinds of patch differ. */
class PatchTest {
  private static final String PATH = "/apis/apps/v1/namespaces/default/statefulsets";
  private static Sandbox sandbox;
  private static Wire wire;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
    wire = new Wire(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void create() {
    wire.delete(PATH + "/s", "");
    wire.post(
        PATH,
        """
        {"metadata":{"name":"s"},"spec":{"serviceName":"s","selector":{"matchLabels":{"a":"b"}},
         "template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[
           {"name":"main","image":"redis:7","args":["x"]},{"name":"side","image":"side:1"}]}}}}
        """);
  }

  private static List<String> containers(KubeObject workload) {
    return workload.list("spec", "template", "spec", "containers").stream()
        .map(c -> Tree.text(c, "name") + "=" + Tree.text(c, "image"))
        .toList();
  }

  private static String template(String containers) {
    return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[" + containers + "]}}}}";
  }

  @Test
  void strategicMergesByName() {
    KubeObject patched =
        wire.patch(
                PATH + "/s",
                Wire.STRATEGIC,
                template(
                    "{\"name\":\"side\",\"image\":\"side:2\"},{\"name\":\"new\",\"image\":\"n\"}"))
            .body();
    assertThat(containers(patched))
        .containsExactlyInAnyOrder("main=redis:7", "side=side:2", "new=n");
    assertThat(patched.at("metadata", "generation")).contains(2L);
  }

  @Test
  void strategicDeletesAndReplaces() {
    KubeObject deleted =
        wire.patch(
                PATH + "/s", Wire.STRATEGIC, template("{\"name\":\"side\",\"$patch\":\"delete\"}"))
            .body();
    assertThat(containers(deleted)).containsExactly("main=redis:7");
    KubeObject replaced =
        wire.patch(
                PATH + "/s",
                Wire.STRATEGIC,
                template("{\"$patch\":\"replace\"},{\"name\":\"only\",\"image\":\"o\"}"))
            .body();
    assertThat(containers(replaced)).containsExactly("only=o");
  }

  @Test
  void mergeReplacesTheList() {
    KubeObject patched =
        wire.patch(PATH + "/s", Wire.MERGE, template("{\"name\":\"only\",\"image\":\"o\"}")).body();
    assertThat(containers(patched)).containsExactly("only=o");
  }

  @Test
  void jsonPatchIsAllOrNothing() {
    String replace =
        "{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\","
            + "\"value\":\"redis:8\"}";
    String test = "{\"op\":\"test\",\"path\":\"/spec/replicas\",\"value\":9}";
    assertThat(wire.patch(PATH + "/s", Wire.JSON, "[" + replace + "," + test + "]").status())
        .isEqualTo(422);
    assertThat(containers(wire.get(PATH + "/s").body())).contains("main=redis:7");
    assertThat(containers(wire.patch(PATH + "/s", Wire.JSON, "[" + replace + "]").body()))
        .contains("main=redis:8");
  }

  @Test
  void scaleIsASideOfItsOwn() {
    assertThat(
            wire.patch(PATH + "/s/scale", Wire.MERGE, "{\"spec\":{\"replicas\":3}}")
                .body()
                .at("spec", "replicas"))
        .contains(3L);
    assertThat(wire.get(PATH + "/s").body().at("spec", "replicas")).contains(3L);
  }
}
