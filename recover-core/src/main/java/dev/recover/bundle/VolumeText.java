// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;
import java.util.stream.Stream;

/**
 * A volume as the text of its file, a fifth of the size of its tree; a large capture holds these.
 *
 * @param path where it stands in the bundle
 * @param items the PersistentVolume and the claim, each as {@link #item} made it
 */
public record VolumeText(String path, List<byte[]> items) {
  public VolumeText {
    items = List.copyOf(items);
  }

  public static VolumeText of(Volume volume) {
    List<byte[]> items =
        Stream.of(volume.volume(), volume.claim())
            .flatMap(o -> o.map(VolumeText::item).stream())
            .toList();
    return new VolumeText(BundleLayout.pathOf(volume), items);
  }

  /** Returns the text of a file that holds a claim and possibly its PersistentVolume. */
  public static VolumeText ofClaim(String namespace, String name, List<byte[]> items) {
    return new VolumeText(BundleLayout.claimPath(namespace, name), items);
  }

  /** Returns the text of a file that holds a PersistentVolume without a claim. */
  public static VolumeText ofUnclaimed(String volume, byte[] item) {
    return new VolumeText(BundleLayout.unclaimedPath(volume), List.of(item));
  }

  /** Returns the text of one object as it stands in such a file. */
  public static byte[] item(KubeObject object) {
    return BundleText.item(object);
  }

  byte[] text() {
    return BundleText.list(items);
  }
}
