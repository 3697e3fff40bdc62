// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The indexes that the controllers share; up to date before any controller hears of a change. */
public final class Indexes implements AutoCloseable {
  private final Index<ClaimName> podsByClaim = new Index<>(pod -> new PodView(pod).claims());
  private final Index<ClaimName> volumesByClaim =
      new Index<>(volume -> list(new VolumeView(volume).claim()));
  private final Index<String> volumesByDisk =
      new Index<>(volume -> list(new VolumeView(volume).uniqueName()));
  private final Index<String> attachmentsByVolume =
      new Index<>(a -> list(a.text("spec", "source", "persistentVolumeName")));
  private final Index<String> attachmentsByNode =
      new Index<>(a -> list(a.text("spec", "nodeName")));
  private final Index<String> dependents = new Index<>(Indexes::owners);
  private final Map<ResourceType, List<Index<?>>> byType =
      Map.of(
          ResourceType.POD, List.of(podsByClaim, dependents),
          ResourceType.PERSISTENT_VOLUME, List.of(volumesByClaim, volumesByDisk, dependents),
          ResourceType.VOLUME_ATTACHMENT,
              List.of(attachmentsByVolume, attachmentsByNode, dependents));
  private final AutoCloseable subscription;

  public Indexes(ObjectStore store) {
    subscription = store.subscribe(Set.copyOf(ResourceType.ALL), this::hear);
  }

  private void hear(StoreEvent event) {
    byType.getOrDefault(event.type(), List.of(dependents)).forEach(index -> index.hear(event));
  }

  private static <T> List<T> list(Optional<T> value) {
    return value.map(List::of).orElse(List.of());
  }

  private static List<String> owners(KubeObject object) {
    return Owner.of(object).stream().map(Owner::uid).toList();
  }

  /** Pods by the claims they mount, claims of ephemeral volumes included. */
  public Index<ClaimName> podsByClaim() {
    return podsByClaim;
  }

  /** Volumes by the claim their claimRef names. */
  public Index<ClaimName> volumesByClaim() {
    return volumesByClaim;
  }

  /** Volumes by driver and handle, see {@link VolumeView#uniqueName}. */
  public Index<String> volumesByDisk() {
    return volumesByDisk;
  }

  /** VolumeAttachments by the name of their volume. */
  public Index<String> attachmentsByVolume() {
    return attachmentsByVolume;
  }

  /** VolumeAttachments by the name of their node. */
  public Index<String> attachmentsByNode() {
    return attachmentsByNode;
  }

  /** Objects of any kind by the uid of an owner. */
  public Index<String> dependents() {
    return dependents;
  }

  @Override
  public void close() throws Exception {
    subscription.close();
  }
}
