// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.ClaimName;
import dev.recover.model.LabelSelector;
import dev.recover.model.Volume;
import java.util.Optional;
import java.util.Set;

/**
 * Which volumes an entry of a rules file is about: those that pass every part; an empty part lets
 * all pass.
 *
 * @param namespaces of the claim, as captured
 * @param labels of the claim
 * @param classes of the claim, of the PersistentVolume where the claim names none; "" for no class
 * @param drivers CSI names, or for other sources the plug-in's name or the source's field, {@code
 *     kubernetes.io/nfs} or {@code nfs}
 */
public record Selector(
    Set<String> namespaces, LabelSelector labels, Set<String> classes, Set<String> drivers) {
  /** Picks every volume. */
  public static final Selector ALL = new Selector(Set.of(), LabelSelector.ANY, Set.of(), Set.of());

  public Selector {
    namespaces = Set.copyOf(namespaces);
    classes = Set.copyOf(classes);
    drivers = Set.copyOf(drivers);
  }

  public boolean matches(Volume volume) {
    return allows(namespaces, volume.claimName().map(ClaimName::namespace))
        && (labels.matchesAll()
            || volume.claim().map(claim -> labels.matches(claim.labels())).orElse(false))
        && allows(classes, Optional.of(classOf(volume)))
        && (drivers.isEmpty()
            || volume.volume().flatMap(VolumeSource::of).map(this::allowsDriver).orElse(false));
  }

  private boolean allowsDriver(VolumeSource source) {
    return drivers.contains(source.driver()) || drivers.contains(source.field());
  }

  private static boolean allows(Set<String> allowed, Optional<String> value) {
    return allowed.isEmpty() || value.map(allowed::contains).orElse(false);
  }

  private static String classOf(Volume volume) {
    return volume
        .claim()
        .flatMap(Volume::storageClass)
        .or(() -> volume.volume().flatMap(Volume::storageClass))
        .orElse("");
  }
}
