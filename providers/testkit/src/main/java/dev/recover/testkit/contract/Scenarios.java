// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

/** What every theme of scenarios stands on. */
interface Scenarios {
  String COMPLETED = "pv.kubernetes.io/bind-completed";
  String PROVISIONER = "volume.kubernetes.io/storage-provisioner";
  String PROVISIONER_FINALIZER = "external-provisioner.volume.kubernetes.io/finalizer";
  String STALE = "11111111-2222-3333-4444-555555555555";

  /** The world that the scenarios run in. */
  World world();

  /** Opens the scene of a row. */
  default Scene scene(int row) {
    return Scene.open(world(), row);
  }
}
