// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading, listing and watching over HTTP. */
class HttpTest {
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

  @Test
  void saysItsVersionAndThatItIsReady() {
    assertThat(wire.get("/version").body().text("gitVersion")).contains("v1.36.3+recover-sandbox");
    for (String probe : List.of("/readyz", "/livez", "/healthz")) {
      assertThat(wire.get(probe).text()).isEqualTo("ok");
    }
  }

  @Test
  void aWrongOrMissingTokenIsUnauthorized() {
    assertThat(new Wire(sandbox, "wrong").get(Wire.VOLUMES).status()).isEqualTo(401);
    assertThat(new Wire(sandbox, "").get(Wire.VOLUMES).message()).isEqualTo("Unauthorized");
    assertThat(new Wire(sandbox, "").get("/as/" + sandbox.token() + Wire.VOLUMES).status())
        .isEqualTo(200);
  }

  @Test
  void pagesShowOneMomentEvenWhenObjectsComeAndGo() {
    for (int i = 0; i < 5; i++) {
      wire.post(Wire.VOLUMES, Wire.volume("page-" + i).replace("{\"name\"", labelled()));
    }
    String list = Wire.VOLUMES + "?limit=2&labelSelector=set%3Dpages";
    KubeObject first = wire.get(list).body();
    wire.post(Wire.VOLUMES, Wire.volume("page-00").replace("{\"name\"", labelled()));
    wire.patch(Wire.VOLUMES + "/page-4", Wire.MERGE, "{\"metadata\":{\"finalizers\":null}}");
    wire.delete(Wire.VOLUMES + "/page-4", "");

    String next = first.text("metadata", "continue").orElseThrow();
    KubeObject second = wire.get(list + "&continue=" + next).body();
    KubeObject third =
        wire.get(list + "&continue=" + second.text("metadata", "continue").orElseThrow()).body();

    assertThat(names(first)).containsExactly("page-0", "page-1");
    assertThat(names(second)).containsExactly("page-2", "page-3");
    assertThat(names(third)).containsExactly("page-4");
    assertThat(third.text("metadata", "continue")).isEmpty();
    assertThat(third.text("metadata", "resourceVersion"))
        .isEqualTo(first.text("metadata", "resourceVersion"));
  }

  private static String labelled() {
    return "{\"labels\":{\"set\":\"pages\"},\"name\"";
  }

  @Test
  void picksByEveryOperatorOfALabelSelector() {
    for (int i = 1; i <= 3; i++) {
      String labels = "{\"labels\":{\"rank\":\"" + i + "\",\"set\":\"ops\"},\"name\"";
      wire.post(Wire.VOLUMES, Wire.volume("ops-" + i).replace("{\"name\"", labels));
    }
    assertThat(picked("rank>1")).containsExactly("ops-2", "ops-3");
    assertThat(picked("rank<3,rank!=1")).containsExactly("ops-2");
    assertThat(picked("rank in (1,3)")).containsExactly("ops-1", "ops-3");
    assertThat(picked("rank notin (1,3),rank")).containsExactly("ops-2");
    assertThat(picked("!rank")).isEmpty();
    assertThat(wire.get(Wire.VOLUMES + "?labelSelector=a%20b").status()).isEqualTo(400);
  }

  private static List<String> picked(String selector) {
    String query = URLEncoder.encode("set=ops," + selector, StandardCharsets.UTF_8);
    return names(wire.get(Wire.VOLUMES + "?labelSelector=" + query).body());
  }

  private static List<String> names(KubeObject list) {
    return list.list("items").stream()
        .map(item -> dev.recover.sandbox.store.Tree.text(item, "metadata", "name"))
        .toList();
  }

  @Test
  void aWatchTellsWhatHappenedAfterAVersion() {
    String version = wire.get(Wire.CLAIMS).body().text("metadata", "resourceVersion").orElseThrow();
    wire.post(Wire.CLAIMS, Wire.claim("watched"));
    wire.patch(Wire.CLAIMS + "/watched", Wire.MERGE, "{\"metadata\":{\"finalizers\":null}}");
    wire.delete(Wire.CLAIMS + "/watched", "");

    List<KubeObject> events =
        wire.watch(
            Wire.CLAIMS
                + "?watch=true&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion="
                + version
                + "&fieldSelector=metadata.name%3Dwatched");

    assertThat(events.stream().map(e -> e.text("type").orElse("")))
        .containsExactly("ADDED", "MODIFIED", "DELETED", "BOOKMARK");
  }
}
