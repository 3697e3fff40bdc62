// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.controller.volume.Classes;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.disk.DiskRequest;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a disk and a volume for each claim that asks for one, as external-provisioner does.
 *
 * <p>It acts on the annotation alone, as it last saw the claim, and does not look again before it
 * makes the disk: a claim that kept the annotation from an earlier cluster gets an empty disk even
 * where a volume is reserved for it.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/sig-storage-lib-external-provisioner/blob/master/controller/controller.go">controller.go</a>
 */
public final class Provisioner {
  private final ObjectStore store;
  private final DiskCloud disks;
  private final String cluster;
  private final Places places;
  private final String driver;
  private final EventRecorder events;
  private final Classes classes;
  private final Map<ClaimName, KubeObject> seen = new ConcurrentHashMap<>();
  private final WorkQueue<ClaimName> claims;

  /** Starts it. */
  public Provisioner(Context context) {
    this.store = context.store("csi-provisioner");
    this.disks = context.disks();
    this.cluster = context.cluster();
    this.places = new Places(context);
    this.driver = context.driver();
    this.events = context.recorder(driver + "_sandbox");
    this.classes = new Classes(store);
    this.claims = context.queue(Context.SIDECAR_RETRY, this::sync);
    context.listen(
        Set.of(ResourceType.PERSISTENT_VOLUME_CLAIM, ResourceType.STORAGE_CLASS), this::hear);
  }

  private void hear(StoreEvent event) {
    if (event.type().equals(ResourceType.STORAGE_CLASS)) {
      seen.keySet().forEach(claims::add);
      return;
    }
    ClaimView claim = new ClaimView(event.object());
    boolean asks =
        event.kind() != StoreEvent.Kind.DELETED
            && claim.volumeName().isEmpty()
            && claim.provisioner().equals(driver);
    if (asks) {
      seen.put(claim.key(), event.object());
      claims.add(claim.key());
    } else {
      seen.remove(claim.key());
    }
  }

  private void sync(ClaimName name) {
    KubeObject claim = seen.get(name);
    if (claim == null) {
      return;
    }
    ClaimView view = new ClaimView(claim);
    Optional<KubeObject> found = classes.find(view.className());
    boolean waits = classes.waitsForConsumer(view.className()) && view.selectedNode().isEmpty();
    if (found.isEmpty() || waits || !found.get().text("provisioner").equals(Optional.of(driver))) {
      return;
    }
    String volume = "pvc-" + view.uid();
    if (store.get(ResourceType.PERSISTENT_VOLUME, "", volume).isEmpty()) {
      events.normal(
          claim,
          "Provisioning",
          "External provisioner is provisioning volume for claim \"" + name + "\"");
      provision(claim, found.get(), volume);
      events.normal(claim, "ProvisioningSucceeded", "Successfully provisioned volume " + volume);
    }
  }

  private void provision(KubeObject claim, KubeObject storageClass, String volume) {
    try {
      if (claim.at("spec", "selector").isPresent()) {
        throw new DiskRefusal("InvalidArgument", "claim Selector is not supported");
      }
      String handle = disks.create(request(claim, storageClass, volume));
      store.create(new NewVolume(disks, claim, storageClass).of(volume, handle));
    } catch (DiskRefusal | Refusal failed) {
      String why = failed instanceof DiskRefusal refusal ? refusal.message() : failed.toString();
      events.warning(
          claim,
          "ProvisioningFailed",
          "failed to provision volume with StorageClass \"" + storageClass.name() + "\": " + why);
      throw failed;
    }
  }

  private DiskRequest request(KubeObject claim, KubeObject storageClass, String volume) {
    Map<String, String> metadata =
        Map.of(
            "csi.storage.k8s.io/pv/name", volume,
            "csi.storage.k8s.io/pvc/name", claim.name(),
            "csi.storage.k8s.io/pvc/namespace", claim.namespace());
    Map<String, String> parameters = new TreeMap<>();
    storageClass.map("parameters").forEach((key, value) -> parameters.put(key, value.toString()));
    long bytes = new ClaimView(claim).request().bytes();
    return new DiskRequest(cluster, volume, bytes, metadata, parameters, places.of(claim));
  }
}
