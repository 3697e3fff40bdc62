// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writes do what was asked, under the conditions that were asked for, or nothing. */
public interface WriteContract extends SpiScene {
  @Test
  default void createReturnsWhatTheServerMade() {
    KubeObject made = cluster().create(volume(unique("made")));
    assertThat(made.uid()).isPresent();
    assertThat(made.at("metadata", "managedFields")).isEmpty();
    assertThat(made.text("spec", "volumeMode")).contains("Filesystem");
    assertThat(cluster().get(made.ref()).flatMap(KubeObject::uid)).isEqualTo(made.uid());
  }

  @Test
  default void anEmptyTextIsSentAsOne() {
    KubeObject made = cluster().create(claim("classless"));
    assertThat(made.text("spec", "storageClassName")).contains("");
  }

  @Test
  default void anUnknownFieldDoesNotStopACreate() {
    KubeObject newer = claim("newer").with(FieldPath.of("spec", "notYetKnown"), "x");
    assertThat(cluster().create(newer).uid()).isPresent();
  }

  @Test
  default void aNameThatIsTakenIsSaidToBe() {
    KubeObject volume = volume(unique("taken"));
    cluster().create(volume);
    Fault fault = faultOf(() -> cluster().create(volume));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.ALREADY_EXISTS);
    assertThat(fault.getMessage()).contains(volume.name()).doesNotContain("\n");
  }

  @Test
  default void aNamespaceThatIsNotThereIsNotFound() {
    KubeObject stray = claim("stray").with(FieldPath.of("metadata", "namespace"), "no-such");
    assertThat(faultOf(() -> cluster().create(stray)).kind()).isEqualTo(Fault.Kind.NOT_FOUND);
  }

  @Test
  default void whatTheServerRefusesIsInvalid() {
    KubeObject odd = volume(unique("odd")).with(FieldPath.of("spec", "accessModes"), List.of("x"));
    assertThat(faultOf(() -> cluster().create(odd)).kind()).isEqualTo(Fault.Kind.INVALID);
  }

  @Test
  default void aCapturedResourceVersionIsInvalidAndNotInDoubt() {
    KubeObject stale =
        volume(unique("stale")).with(FieldPath.of("metadata", "resourceVersion"), "1");
    assertThat(faultOf(() -> cluster().create(stale)).kind()).isEqualTo(Fault.Kind.INVALID);
    assertThat(cluster().get(stale.ref())).isEmpty();
  }

  @Test
  default void aDryRunTellsAndChangesNothing() {
    KubeObject volume = volume(unique("dry"));
    assertThat(cluster().createDryRun(volume).text("spec", "volumeMode")).contains("Filesystem");
    assertThat(cluster().get(volume.ref())).isEmpty();
    cluster().create(volume);
    Fault fault = faultOf(() -> cluster().createDryRun(volume));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.ALREADY_EXISTS);
  }

  @Test
  default void aPatchMergesAndANullRemoves() {
    KubeObject made = cluster().create(lease("patched"));
    Preconditions conditions = Preconditions.uid(made.uid().orElseThrow());
    cluster().patch(made.ref(), labels(Map.of("a", "1", "b", "2")), conditions);
    KubeObject patched =
        cluster().patch(made.ref(), labels(Collections.singletonMap("a", null)), conditions);
    assertThat(patched.labels()).isEqualTo(Map.of("b", "2"));
    assertThat(patched.text("spec", "holderIdentity")).contains("contract");
  }

  @Test
  default void aPatchForAnotherObjectOfThatNameIsAConflict() {
    KubeObject made = cluster().create(lease("uid"));
    Fault fault =
        faultOf(
            () ->
                cluster()
                    .patch(made.ref(), labels(Map.of("a", "1")), Preconditions.uid("another")));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.CONFLICT);
    assertThat(cluster().get(made.ref())).contains(made);
  }

  @Test
  default void aPatchForAnOldVersionIsAConflict() {
    KubeObject made = cluster().create(lease("version"));
    Preconditions first = exactly(made);
    cluster().patch(made.ref(), labels(Map.of("a", "1")), first);
    Fault fault = faultOf(() -> cluster().patch(made.ref(), labels(Map.of("a", "2")), first));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.CONFLICT);
    assertThat(cluster().get(made.ref()).orElseThrow().labels()).containsEntry("a", "1");
  }

  @Test
  default void aPatchOfWhatIsGoneIsNotFound() {
    Fault fault =
        faultOf(
            () -> cluster().patch(lease("gone").ref(), labels(Map.of()), Preconditions.uid("any")));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.NOT_FOUND);
  }

  @Test
  default void aPatchOfTheStatusLeavesTheRestAlone() {
    KubeObject made = cluster().create(claim("status"));
    Map<String, Object> condition =
        Map.of("type", "Odd", "status", "True", "lastTransitionTime", "2025-01-01T00:00:00Z");
    Map<String, Object> patch =
        Map.of(
            "status", Map.of("conditions", List.of(condition)),
            "spec", Map.of("volumeName", "elsewhere"));
    KubeObject patched =
        cluster().patchStatus(made.ref(), patch, Preconditions.uid(made.uid().orElseThrow()));
    assertThat(patched.list("status", "conditions")).hasSize(1);
    assertThat(patched.text("spec", "volumeName")).isEqualTo(made.text("spec", "volumeName"));
  }

  @Test
  default void aReplaceOfAnOldVersionIsAConflict() {
    KubeObject made = cluster().create(lease("replaced"));
    KubeObject changed = made.with(FieldPath.of("spec", "holderIdentity"), "second");
    KubeObject second = cluster().replace(changed);
    assertThat(second.text("spec", "holderIdentity")).contains("second");
    assertThat(faultOf(() -> cluster().replace(changed)).kind()).isEqualTo(Fault.Kind.CONFLICT);
  }

  @Test
  default void aDeleteOfAnotherVolumeOfThatNameIsAConflict() {
    KubeObject made = cluster().create(volume(unique("kept")));
    Fault uid = faultOf(() -> cluster().delete(made.ref(), Preconditions.uid("another")));
    Preconditions old = Preconditions.exactly(made.uid().orElseThrow(), "1");
    Fault version = faultOf(() -> cluster().delete(made.ref(), old));
    assertThat(List.of(uid.kind(), version.kind())).containsOnly(Fault.Kind.CONFLICT);
    KubeObject kept = cluster().get(made.ref()).orElseThrow();
    assertThat(kept.terminating()).isFalse();
    assertThat(gateway().log())
        .filteredOn(passing -> passing.is("DELETE"))
        .allMatch(passing -> passing.body().contains("\"preconditions\""));
  }

  @Test
  default void aDeletedVolumeGoesAndDeletingItAgainIsNoError() {
    KubeObject made = cluster().create(volume(unique("deleted")));
    Preconditions conditions = Preconditions.uid(made.uid().orElseThrow());
    cluster().delete(made.ref(), conditions);
    await("the volume is gone", () -> cluster().get(made.ref()).isEmpty());
    cluster().delete(made.ref(), conditions);
  }

  @Test
  default void aDeleteAsksForNothingThatWasNotAskedFor() {
    cluster().create(lease("plain"));
    cluster().delete(lease("plain").ref(), new Preconditions(Optional.empty(), Optional.empty()));
    assertThat(cluster().get(lease("plain").ref())).isEmpty();
  }

  @Test
  default void everyWriteGoesToTheObjectItNames() {
    ObjectRef ref = cluster().create(volume(unique("path"))).ref();
    assertThat(gateway().log())
        .filteredOn(passing -> passing.is("POST") && passing.body().contains(ref.name()))
        .extracting(Passing::path)
        .containsExactly("/api/v1/persistentvolumes");
  }

  /** Returns a patch of labels. */
  default Map<String, Object> labels(Map<String, String> labels) {
    return Map.of("metadata", Map.of("labels", labels));
  }

  /** Returns the conditions under which an object is what was read. */
  default Preconditions exactly(KubeObject object) {
    return Preconditions.exactly(
        object.uid().orElseThrow(), object.resourceVersion().orElseThrow());
  }
}
