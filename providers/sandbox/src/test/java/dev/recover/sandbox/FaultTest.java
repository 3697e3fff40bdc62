// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.http.Faults.Fault;
import dev.recover.sandbox.http.SeenRequest;
import dev.recover.sandbox.http.User;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a test can let go wrong, and what it can see of a client. */
class FaultTest {
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
  private final Wire wire = new Wire(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void next(int times, String method, Fault fault) {
    sandbox.api().faults().next(times, request -> request.method().equals(method), fault);
  }

  @Test
  void theNextRequestsAreThrottledAndThenNot() {
    next(2, "GET", Fault.throttle(Duration.ofSeconds(3)));

    for (int i = 0; i < 2; i++) {
      Wire.Answer answer = wire.get(Wire.VOLUMES);
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.reason()).isEqualTo("TooManyRequests");
      assertThat(answer.body().at("details", "retryAfterSeconds")).contains(3L);
    }
    assertThat(wire.get(Wire.VOLUMES).status()).isEqualTo(200);
  }

  @Test
  void aConnectionIsCutBeforeOrAfterTheWrite() {
    next(1, "POST", Fault.cutBefore());
    assertThatThrownBy(() -> wire.post(Wire.VOLUMES, Wire.volume("before")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(wire.get(Wire.VOLUMES + "/before").status()).isEqualTo(404);

    next(1, "POST", Fault.cutAfter());
    assertThatThrownBy(() -> wire.post(Wire.VOLUMES, Wire.volume("after")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(wire.get(Wire.VOLUMES + "/after").status()).isEqualTo(200);
  }

  @Test
  void anAnswerComesLate() {
    next(1, "GET", Fault.delay(Duration.ofMillis(300)));
    long start = System.nanoTime();
    assertThat(wire.get(Wire.VOLUMES).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void requestsAreRemembered() {
    sandbox.api().log().clear();
    wire.get(Wire.VOLUMES + "?limit=5");
    wire.post(Wire.VOLUMES, Wire.volume("seen"));

    assertThat(sandbox.api().log().all())
        .extracting(SeenRequest::toString)
        .containsExactly("GET /api/v1/persistentvolumes?limit=5", "POST /api/v1/persistentvolumes");
    assertThat(sandbox.api().log().count()).isEqualTo(2);
  }

  @Test
  void forgottenHistoryEndsListsAndWatches() {
    wire.post(Wire.VOLUMES, Wire.volume("a"));
    wire.post(Wire.VOLUMES, Wire.volume("b"));
    KubeObject page = wire.get(Wire.VOLUMES + "?limit=1").body();
    wire.post(Wire.VOLUMES, Wire.volume("c"));
    sandbox.compact();

    Wire.Answer next =
        wire.get(
            Wire.VOLUMES + "?limit=1&continue=" + page.text("metadata", "continue").orElseThrow());
    assertThat(next.status()).isEqualTo(410);
    assertThat(next.reason()).isEqualTo("Expired");
    KubeObject event =
        wire.watch(
                Wire.VOLUMES
                    + "?watch=1&timeoutSeconds=5&resourceVersion="
                    + page.text("metadata", "resourceVersion").orElseThrow())
            .get(0);
    assertThat(event.text("type")).contains("ERROR");
    assertThat(event.at("object", "code")).contains(410L);
    assertThat(event.text("object", "message").orElseThrow())
        .startsWith("too old resource version:");
  }

  @Test
  void runningWatchesAreCut() throws Exception {
    CompletableFuture<List<KubeObject>> watch =
        CompletableFuture.supplyAsync(
            () -> wire.watch(Wire.VOLUMES + "?watch=1&timeoutSeconds=60"));
    while (sandbox.api().watches() == 0) {
      Thread.sleep(5);
    }
    sandbox.api().cutWatches();
    assertThat(watch.get()).isEmpty();
  }

  @Test
  void aUserMayBeDeniedSomeThings() {
    sandbox.api().users().add("t", User.denied("jane", "list persistentvolumes", "* leases"));
    Wire jane = new Wire(sandbox, "t");

    Wire.Answer denied = jane.get(Wire.VOLUMES);
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.message())
        .isEqualTo(
            "persistentvolumes is forbidden: User \"jane\" cannot list resource"
                + " \"persistentvolumes\" in API group \"\" at the cluster scope");
    assertThat(jane.get("/apis/coordination.k8s.io/v1/namespaces/default/leases/x").message())
        .isEqualTo(
            "leases.coordination.k8s.io \"x\" is forbidden: User \"jane\" cannot get resource"
                + " \"leases\" in API group \"coordination.k8s.io\" in the namespace \"default\"");
    assertThat(jane.get(Wire.CLAIMS).status()).isEqualTo(200);
    assertThat(mayList(jane, "persistentvolumes")).isFalse();
    assertThat(mayList(jane, "pods")).isTrue();
    sandbox.api().users().remove("t");
    assertThat(jane.get(Wire.CLAIMS).status()).isEqualTo(401);
  }

  private static boolean mayList(Wire wire, String resource) {
    return wire.post(
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            "{\"spec\":{\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\""
                + resource
                + "\"}}}")
        .body()
        .at("status", "allowed")
        .orElseThrow()
        .equals(true);
  }
}
