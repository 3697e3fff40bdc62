// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Fault;
import dev.recover.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looking changes nothing, misses nothing, and tells nothing twice. */
public interface ReadContract extends SpiScene {
  @Test
  default void identityIsTheUidOfKubeSystem() {
    ClusterIdentity identity = cluster().identity();
    String uid =
        cluster()
            .get(ObjectRef.of(ResourceType.NAMESPACE, "", "kube-system"))
            .flatMap(KubeObject::uid)
            .orElseThrow();
    assertThat(identity.uid()).isEqualTo(uid);
    assertThat(identity.version()).startsWith("v1.");
  }

  @Test
  default void identityIsAskedForOnce() {
    cluster().identity();
    long before = cluster().requests();
    cluster().identity();
    assertThat(cluster().requests()).isEqualTo(before);
  }

  @Test
  default void whatIsNotThereIsAbsent() {
    assertThat(cluster().get(lease("absent").ref())).isEmpty();
    assertThat(cluster().get(ObjectRef.volume(unique("absent")))).isEmpty();
  }

  @Test
  default void aNameFromAFileLeadsNowhereElse() {
    for (String name : List.of("../../nodes/x", "..", ".", "", "a/b", "a%2fb")) {
      ObjectRef ref = ObjectRef.of(ResourceType.LEASE, namespace(), name);
      assertThat(faultOf(() -> cluster().get(ref)).kind()).isEqualTo(Fault.Kind.INVALID);
    }
    assertThat(gateway().log()).noneMatch(passing -> passing.path().contains("nodes"));
  }

  @Test
  default void aNameWithAQuestionMarkStaysAName() {
    cluster().create(lease("plain"));
    ObjectRef odd = ObjectRef.of(ResourceType.LEASE, namespace(), "plain?x=y");
    assertThat(cluster().get(odd)).isEmpty();
  }

  @Test
  default void objectsOfAListSayWhatTheyAreAndCarryNoManagedFields() {
    cluster().create(lease("one"));
    KubeObject listed = list(Selection.inNamespace(namespace())).get(0);
    assertThat(listed.apiVersion()).isEqualTo("coordination.k8s.io/v1");
    assertThat(listed.kind()).isEqualTo("Lease");
    assertThat(listed.at("metadata", "managedFields")).isEmpty();
    assertThat(cluster().get(lease("one").ref())).contains(listed);
  }

  @Test
  default void aListOfManyPagesHandsOverEachObjectOnce() {
    createLeases(1101);
    List<KubeObject> all = list(Selection.inNamespace(namespace()));
    assertThat(all).extracting(KubeObject::name).doesNotHaveDuplicates().hasSize(1101);
    assertThat(gateway().log()).filteredOn(Passing::isNextPage).hasSize(2);
  }

  @Test
  default void aSnapshotThatTheServerForgotIsContinuedFromWhereItWas() {
    createLeases(1101);
    String[] token = {""};
    gateway()
        .trouble(
            1,
            passing -> {
              boolean second = passing.isNextPage() && token[0].isEmpty();
              token[0] = second ? continueOf(passing) : token[0];
              return false;
            },
            Trouble.loseAnswer());
    list(Selection.inNamespace(namespace()));
    Map<String, String> rest = Map.of("continue", token[0]);
    gateway()
        .trouble(1, Passing::isNextPage, Trouble.status(410, "Expired", "it is too old", rest));
    // The token given is that of another snapshot, which is what the server does too.
    List<KubeObject> all = list(Selection.inNamespace(namespace()));
    assertThat(all).extracting(KubeObject::name).doesNotHaveDuplicates().hasSize(1101);
  }

  private static String continueOf(Passing passing) {
    for (String part : passing.query().split("&")) {
      if (part.startsWith("continue=")) {
        return java.net.URLDecoder.decode(
            part.substring("continue=".length()), java.nio.charset.StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  @Test
  default void aPageThatIsCutOffIsReadAgainAndToldOnce() {
    createLeases(600);
    gateway().trouble(2, passing -> passing.is("GET"), Trouble.cutAfter(50_000));
    List<KubeObject> all = list(Selection.inNamespace(namespace()));
    assertThat(all).extracting(KubeObject::name).doesNotHaveDuplicates().hasSize(600);
  }

  @Test
  default void selectorsSelect() {
    KubeObject labelled = lease("green").with(dev.recover.model.FieldPath.label("color"), "green");
    cluster().create(labelled);
    cluster().create(lease("plain"));
    assertThat(list(new Selection(namespace(), "color in (green,blue)", "")))
        .extracting(KubeObject::name)
        .containsExactly("green");
    assertThat(list(new Selection(namespace(), "", "metadata.name=plain")))
        .extracting(KubeObject::name)
        .containsExactly("plain");
  }

  @Test
  default void aSelectorThatIsNoneIsInvalid() {
    Fault fault = faultOf(() -> list(new Selection(namespace(), "a in (", "")));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.INVALID);
  }

  @Test
  default void theListNamesAVersionToWatchFrom() {
    cluster().create(lease("one"));
    String version =
        cluster().list(ResourceType.LEASE, Selection.inNamespace(namespace()), each -> {});
    assertThat(Long.parseLong(version)).isPositive();
  }

  @Test
  default void anAdministratorMayDoAnything() {
    AccessRule rule = new AccessRule("create", ResourceType.PERSISTENT_VOLUME, "");
    assertThat(cluster().allowed(rule)).isTrue();
  }

  @Test
  default void requestsAreCounted() {
    long before = cluster().requests();
    cluster().get(lease("absent").ref());
    cluster().get(lease("absent").ref());
    assertThat(cluster().requests()).isEqualTo(before + 2);
  }

  /** Lists leases. */
  default List<KubeObject> list(Selection selection) {
    List<KubeObject> all = new ArrayList<>();
    cluster().list(ResourceType.LEASE, selection, all::add);
    return all;
  }

  /** Creates leases in parallel. */
  default void createLeases(int count) {
    inParallel(count, number -> cluster().create(lease("lease-%05d".formatted(number))));
  }
}
