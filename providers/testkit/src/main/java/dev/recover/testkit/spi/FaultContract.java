// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What fails is repeated where that is safe, and otherwise told for what it is. */
public interface FaultContract extends SpiScene {
  @Test
  default void aReadWhoseAnswerIsLostIsRepeated() {
    KubeObject made = cluster().create(lease("read"));
    gateway().trouble(2, passing -> passing.is("GET"), Trouble.loseAnswer());
    assertThat(cluster().get(made.ref())).contains(made);
  }

  @Test
  default void aReadThatIsCutOffIsRepeated() {
    KubeObject made = cluster().create(lease("read"));
    gateway().trouble(1, passing -> passing.is("GET"), Trouble.cutAfter(40));
    assertThat(cluster().get(made.ref())).contains(made);
  }

  @Test
  default void aReadIsRepeatedWhileTheServerStarts() {
    Trouble starting = Trouble.status(503, "ServiceUnavailable", "not ready");
    gateway().trouble(2, passing -> passing.is("GET"), starting);
    assertThat(cluster().get(lease("absent").ref())).isEmpty();
  }

  @Test
  default void aCreateWhoseAnswerIsLostIsInDoubtAndNotRepeated() {
    KubeObject lease = lease("doubt");
    gateway().trouble(1, passing -> passing.is("POST"), Trouble.loseAnswer());
    Fault fault = faultOf(() -> cluster().create(lease));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.IN_DOUBT);
    assertThat(cluster().get(lease.ref())).isPresent();
    assertThat(gateway().log()).filteredOn(p -> p.body().contains("\"doubt\"")).hasSize(1);
  }

  @Test
  default void aCreateWhoseAnswerIsCutOffIsInDoubt() {
    gateway().trouble(1, passing -> passing.is("POST"), Trouble.cutAfter(30));
    Fault fault = faultOf(() -> cluster().create(lease("doubt")));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.IN_DOUBT);
  }

  @Test
  default void aCreateThatABrokenServerAnswersIsInDoubt() {
    for (int code : List.of(500, 502, 504)) {
      Trouble broken = Trouble.answer(code, "text/html", "<html>oops</html>");
      gateway().trouble(1, passing -> passing.is("POST"), broken);
      Fault fault = faultOf(() -> cluster().create(lease("doubt-" + code)));
      assertThat(fault.kind()).isEqualTo(Fault.Kind.IN_DOUBT);
    }
  }

  @Test
  default void aCreateThatTheServerHasNotBegunIsRepeated() {
    Trouble down = Trouble.status(503, "ServiceUnavailable", "apiserver is shutting down");
    gateway().trouble(1, passing -> passing.is("POST"), down);
    assertThat(cluster().create(lease("later")).uid()).isPresent();
  }

  @Test
  default void aPatchWithAnUidOnlyIsRepeated() {
    KubeObject made = cluster().create(lease("patched"));
    gateway().trouble(1, passing -> passing.is("PATCH"), Trouble.loseAnswer());
    KubeObject patched = cluster().patch(made.ref(), LABELS, uidOf(made));
    assertThat(patched.labels()).containsEntry("a", "1");
  }

  @Test
  default void aPatchOfOneVersionIsInDoubtWhenItsAnswerIsLost() {
    KubeObject made = cluster().create(lease("patched"));
    gateway().trouble(1, passing -> passing.is("PATCH"), Trouble.loseAnswer());
    Preconditions exactly =
        Preconditions.exactly(made.uid().orElseThrow(), made.resourceVersion().orElseThrow());
    Fault fault = faultOf(() -> cluster().patch(made.ref(), LABELS, exactly));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.IN_DOUBT);
  }

  @Test
  default void aDeleteWithAnUidIsRepeated() {
    KubeObject made = cluster().create(lease("deleted"));
    gateway().trouble(1, passing -> passing.is("DELETE"), Trouble.loseAnswer());
    cluster().delete(made.ref(), uidOf(made));
    assertThat(cluster().get(made.ref())).isEmpty();
  }

  @Test
  default void aDeleteThatComesTooLateSparesTheNextOfThatName() {
    KubeObject first = cluster().create(lease("again"));
    cluster().delete(first.ref(), uidOf(first));
    KubeObject second = cluster().create(lease("again"));
    Fault fault = faultOf(() -> cluster().delete(first.ref(), uidOf(first)));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.CONFLICT);
    assertThat(cluster().get(second.ref())).contains(second);
  }

  @Test
  default void whenTheServerHasNoTimeAllWaitAndThenAllAreDone() {
    cluster().get(lease("absent").ref());
    Trouble busy =
        Trouble.status(429, "TooManyRequests", "please try again later").with("Retry-After", "1");
    gateway().trouble(3, passing -> passing.is("POST"), busy);
    inParallel(60, number -> cluster().create(lease("busy-" + number)));
    List<Long> sent =
        gateway().log().stream().filter(p -> p.is("POST")).map(Passing::nanos).sorted().toList();
    long widest =
        IntStream.range(1, sent.size())
            .mapToLong(i -> sent.get(i) - sent.get(i - 1))
            .max()
            .orElse(0);
    // Nothing was sent in between: one pause of about a second for all.
    assertThat(widest).isGreaterThan(800_000_000L);
    assertThat(sent.get(sent.size() - 1) - sent.get(0)).isLessThan(20_000_000_000L);
  }

  @Test
  default void whoIsNotLoggedInIsTold() {
    Trouble unknown = Trouble.status(401, "Unauthorized", "Unauthorized");
    gateway().trouble(1, passing -> passing.is("GET"), unknown);
    Fault fault = faultOf(() -> cluster().get(lease("x").ref()));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAUTHENTICATED);
  }

  @Test
  default void admissionThatForbidsIsInvalidAndNotDenied() {
    String quota = "leases \"x\" is forbidden: exceeded quota: small, requested: 1";
    gateway().trouble(1, p -> p.is("POST"), Trouble.status(403, "Forbidden", quota));
    assertThat(faultOf(() -> cluster().create(lease("x"))).kind()).isEqualTo(Fault.Kind.INVALID);
    String rbac = "leases is forbidden: User \"u\" cannot create resource \"leases\" in API group";
    gateway().trouble(1, p -> p.is("POST"), Trouble.status(403, "Forbidden", rbac));
    assertThat(faultOf(() -> cluster().create(lease("x"))).kind()).isEqualTo(Fault.Kind.DENIED);
  }

  @Test
  default void aPageThatIsNotKubernetesIsUnavailable() {
    Trouble portal = Trouble.answer(200, "text/html", "<html>please log in</html>");
    gateway().trouble(1, passing -> passing.is("GET"), portal);
    Fault fault = faultOf(() -> cluster().get(lease("x").ref()));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAVAILABLE);
    assertThat(fault.getMessage()).contains("not a Kubernetes API server").doesNotContain("\n");
  }

  /** A patch. */
  Map<String, Object> LABELS = Map.of("metadata", Map.of("labels", Map.of("a", "1")));

  private static Preconditions uidOf(KubeObject object) {
    return Preconditions.uid(object.uid().orElseThrow());
  }
}
