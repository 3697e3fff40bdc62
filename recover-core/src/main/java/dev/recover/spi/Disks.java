// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Says which disk a PersistentVolume names, by asking the providers in the order of their rank. */
public final class Disks {
  /** What stands under spec and is not the source; every other map there is. */
  private static final List<String> NOT_A_SOURCE = List.of("capacity", "claimRef", "nodeAffinity");

  private final List<DiskProviderFactory> providers;

  private Disks(List<DiskProviderFactory> providers) {
    this.providers = providers;
  }

  /**
   * Puts the providers in order.
   *
   * @throws DiagnosticException when two of equal rank name the same driver, or both take whatever
   *     is left
   */
  public static Disks of(List<DiskProviderFactory> providers) {
    Map<String, DiskProviderFactory> seen = new HashMap<>();
    for (DiskProviderFactory provider : providers) {
      var names = provider.drivers().isEmpty() ? List.of("*") : provider.drivers();
      for (String driver : names) {
        DiskProviderFactory other = seen.put(provider.rank() + " " + driver, provider);
        if (other != null) {
          throw clash(other, provider, driver.equals("*") ? "whatever is left" : driver);
        }
      }
    }
    return new Disks(
        providers.stream()
            .sorted(
                Comparator.comparingInt(DiskProviderFactory::rank)
                    .thenComparing(DiskProviderFactory::id))
            .toList());
  }

  /**
   * Returns the disk that the PersistentVolume's source names, or empty when no provider knows the
   * source.
   *
   * @throws DiagnosticException when two providers of equal rank accept it
   */
  public Optional<DiskId> diskOf(KubeObject volume) {
    return providerOf(volume).flatMap(provider -> provider.translator().diskOf(volume));
  }

  /** Returns the provider of lowest rank that accepts the PersistentVolume. */
  public Optional<DiskProviderFactory> providerOf(KubeObject volume) {
    DiskProviderFactory chosen = null;
    for (DiskProviderFactory provider : providers) {
      if (chosen != null && provider.rank() > chosen.rank()) {
        break;
      }
      if (provider.accepts(volume)) {
        if (chosen != null) {
          throw clash(chosen, provider, "PersistentVolume " + volume.name());
        }
        chosen = provider;
      }
    }
    return Optional.ofNullable(chosen);
  }

  /**
   * Returns what a disk's metadata says about the volume it was: what the provider of its driver
   * reads from it, or else what one that takes whatever is left does.
   */
  public VolumeHint hintOf(Disk disk) {
    return providers.stream()
        .filter(p -> p.drivers().isEmpty() || p.drivers().contains(disk.id().driver()))
        .map(provider -> provider.translator().hintOf(disk))
        .filter(hint -> !hint.equals(VolumeHint.NONE))
        .findFirst()
        .orElse(VolumeHint.NONE);
  }

  /**
   * Returns a PersistentVolume of an in-tree source as one of its CSI driver; empty when no
   * provider knows it as in-tree.
   *
   * @throws DiagnosticException when one does and it cannot be translated
   */
  public Optional<KubeObject> toCsi(KubeObject volume) {
    for (DiskProviderFactory provider : providers) {
      Optional<KubeObject> translated = provider.translator().toCsi(volume);
      if (translated.isPresent()) {
        return translated;
      }
    }
    return Optional.empty();
  }

  /** Returns the provider of that id. */
  public Optional<DiskProviderFactory> provider(String id) {
    return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
  }

  /** Returns the provider that names the driver, the one of lowest rank. */
  public Optional<DiskProviderFactory> ofDriver(String driver) {
    return providers.stream().filter(each -> each.drivers().contains(driver)).findFirst();
  }

  /** Returns the name of the PersistentVolume's source, for example {@code csi} or {@code nfs}. */
  public static String sourceOf(KubeObject volume) {
    return volume.map("spec").entrySet().stream()
        .filter(field -> field.getValue() instanceof Map && !NOT_A_SOURCE.contains(field.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse("");
  }

  /** Says that no provider knows the PersistentVolume's source, and what can be done. */
  public static Diagnostic unsupported(String subject, KubeObject volume) {
    String source = sourceOf(volume);
    if (source.isEmpty()) {
      return Diagnostic.error(
          Code.SOURCE_UNSUPPORTED,
          subject,
          "PersistentVolume " + volume.name() + " has no source",
          "nothing under spec says where its data is",
          "capture it again from the cluster, or leave it out");
    }
    return Diagnostic.error(
        Code.SOURCE_UNSUPPORTED,
        subject,
        "no provider knows volumes of type " + source,
        "without one, nothing can tell whether two volumes are the same disk",
        "restore it by hand, or rewrite it first as a volume of its CSI driver; the other volumes"
            + " are not affected");
  }

  private static DiagnosticException clash(
      DiskProviderFactory one, DiskProviderFactory other, String what) {
    var ids = new TreeSet<>(List.of(one.id(), other.id()));
    return new DiagnosticException(
        Diagnostic.error(
            Code.PROVIDER_CLASH,
            String.join(", ", ids),
            "the providers " + ids.first() + " and " + ids.last() + " both claim " + what,
            "both have rank " + one.rank() + ", so neither goes before the other",
            "take one of the two off the class path, or give them different ranks"));
  }
}
