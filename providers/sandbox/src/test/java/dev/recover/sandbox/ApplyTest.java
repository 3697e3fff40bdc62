// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Server-side apply and who owns what (row 63 of the binding rules). */
class ApplyTest {
  private static final String APPLIED =
      """
      {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"v"},
       "spec":{"capacity":{"storage":"5Gi"},"accessModes":["ReadWriteOnce"],
               "csi":{"driver":"d.example.com","volumeHandle":"h"}%s}}
      """;
  private static final String RESERVED =
      APPLIED.formatted(",\"claimRef\":{\"namespace\":\"default\",\"name\":\"c\"}");
  private static final String PATH = Wire.VOLUMES + "/v?fieldManager=recover";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
  private final Wire wire = new Wire(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** Fills in the reference as the PV controller does when it binds. */
  private void bind() {
    ObjectStore controller = sandbox.store().as("kube-controller-manager");
    KubeObject volume = controller.get(ResourceType.PERSISTENT_VOLUME, "", "v").orElseThrow();
    controller.update(
        volume
            .with(FieldPath.of("spec", "claimRef", "uid"), "u-1")
            .with(FieldPath.of("spec", "claimRef", "resourceVersion"), "7"));
  }

  @Test
  void theSameAgainLeavesTheBindingAlone() {
    assertThat(wire.patch(PATH, Wire.APPLY, RESERVED).status()).isEqualTo(201);
    bind();

    Wire.Answer again = wire.patch(PATH, Wire.APPLY, RESERVED);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().text("spec", "claimRef", "uid")).contains("u-1");
  }

  @Test
  void anotherUidIsAConflictAndForceTakesIt() {
    wire.patch(PATH, Wire.APPLY, RESERVED);
    bind();
    String other = RESERVED.replace("\"name\":\"c\"", "\"name\":\"c\",\"uid\":\"u-2\"");

    Wire.Answer refused = wire.patch(PATH, Wire.APPLY, other);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"kube-controller-manager\" using v1:"
                + " .spec.claimRef.uid");

    Wire.Answer forced = wire.patch(PATH + "&force=true", Wire.APPLY, other);
    assertThat(forced.body().text("spec", "claimRef", "uid")).contains("u-2");
  }

  @Test
  void whatIsLeftOutGoesUnlessSomeoneElseOwnsIt() {
    wire.patch(PATH, Wire.APPLY, RESERVED);
    bind();

    Wire.Answer without = wire.patch(PATH, Wire.APPLY, APPLIED.formatted(""));

    assertThat(without.status()).isEqualTo(200);
    assertThat(without.body().map("spec", "claimRef")).containsOnlyKeys("uid", "resourceVersion");
  }

  @Test
  void aLabelOfAnotherManagerStays() {
    wire.patch(PATH, Wire.APPLY, RESERVED);
    wire.patch(Wire.VOLUMES + "/v", Wire.MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

    KubeObject applied = wire.patch(PATH, Wire.APPLY, RESERVED).body();

    assertThat(applied.labels()).containsEntry("a", "b");
    assertThat(applied.list("metadata", "managedFields")).hasSize(2);
  }

  @Test
  void managedFieldsMayNotBeApplied() {
    Wire.Answer answer =
        wire.patch(PATH, Wire.APPLY, RESERVED.replace("\"name\":\"v\"", "\"managedFields\":[{}]"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("metadata.managedFields must be nil");
  }

  @Test
  void dryRunMergesAndStoresNothing() {
    assertThat(wire.patch(PATH + "&dryRun=All", Wire.APPLY, RESERVED).status()).isEqualTo(201);
    assertThat(wire.get(Wire.VOLUMES + "/v").status()).isEqualTo(404);
  }
}
