// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says in the words of all clouds what Compute Engine says of a disk. */
public final class PdDisk {
  private static final String VERSION = "/cryptoKeyVersions/";

  private PdDisk() {}

  /**
   * Returns the disk; empty when the description does not say what it is called and where.
   *
   * @param project the project, where the resource does not say
   */
  public static Optional<Disk> of(PdResource resource, String project) {
    return handle(resource, project)
        .map(
            handle ->
                new Disk(
                    new DiskId(PdTranslator.DRIVER, handle.toString()),
                    resource.text("id"),
                    handle.name(),
                    new CloudScope(PdHandle.PROVIDER, handle.project(), handle.place()),
                    zones(resource, handle),
                    List.of(),
                    bytes(resource.text("sizeGb")),
                    state(resource),
                    resource.texts("users").stream().map(PdDisk::path).toList(),
                    facts(resource)));
  }

  private static Optional<PdHandle> handle(PdResource resource, String project) {
    Optional<PdHandle> own = PdHandle.parse(path(resource.text("selfLink")));
    if (own.isPresent() || project.isEmpty()) {
      return own;
    }
    boolean regional = resource.text("zone").isEmpty();
    String place = last(resource.text(regional ? "region" : "zone"));
    return PdHandle.parse(new PdHandle(project, regional, place, resource.text("name")).toString());
  }

  private static List<String> zones(PdResource resource, PdHandle handle) {
    return handle.regional()
        ? resource.texts("replicaZones").stream().map(PdDisk::last).sorted().toList()
        : List.of(handle.place());
  }

  private static DiskState state(PdResource resource) {
    boolean used = !resource.texts("users").isEmpty();
    return switch (resource.text("status")) {
      case "READY" -> used ? DiskState.IN_USE : DiskState.AVAILABLE;
      case "CREATING", "RESTORING" -> DiskState.CREATING;
      case "DELETING" -> DiskState.DELETING;
      case "FAILED", "UNAVAILABLE" -> DiskState.ERROR;
      default -> DiskState.UNKNOWN;
    };
  }

  private static DiskFacts facts(PdResource resource) {
    return new DiskFacts(
        last(resource.text("type")),
        said(resource.text("creationTimestamp")),
        said(resource.text("lastAttachTimestamp")),
        said(resource.text("lastDetachTimestamp")),
        key(resource.text("diskEncryptionKey", "kmsKeyName")),
        said(path(resource.text("sourceSnapshot"))),
        traits(resource),
        resource.labels(),
        resource.text("description"));
  }

  private static Set<DiskTrait> traits(PdResource resource) {
    Set<DiskTrait> traits = EnumSet.noneOf(DiskTrait.class);
    // A disk made from an image may be a volume: the driver can keep snapshots as images.
    boolean image =
        !resource.text("sourceImage").isEmpty() || resource.count("guestOsFeatures") > 0;
    if (image && !DiskHint.madeForVolumes(resource.text("description"))) {
      traits.add(DiskTrait.BOOT);
    }
    if (!resource.texts("licenses").isEmpty()) {
      traits.add(DiskTrait.LICENSED);
    }
    String access = resource.text("accessMode");
    if (resource.text("multiWriter").equals("true") || access.equals("READ_WRITE_MANY")) {
      traits.add(DiskTrait.SHARED_WRITERS);
    }
    if (access.equals("READ_ONLY_MANY") || resource.labels().containsKey("goog-gke-multi-zone")) {
      traits.add(DiskTrait.READ_ONLY);
    }
    boolean keyed = !resource.text("diskEncryptionKey", "sha256").isEmpty();
    if (keyed && resource.text("diskEncryptionKey", "kmsKeyName").isEmpty()) {
      traits.add(DiskTrait.CUSTOMER_SUPPLIED_KEY);
    }
    return traits;
  }

  /** The key without its version: what is answered names the version that was used. */
  public static Optional<String> key(String name) {
    int version = name.indexOf(VERSION);
    return said(version < 0 ? name : name.substring(0, version));
  }

  /** Bytes of a size in GiB; 0 when it is not a size. */
  public static long bytes(String gibibytes) {
    return gibibytes.matches("[0-9]{1,9}") ? Long.parseLong(gibibytes) << 30 : 0;
  }

  /** The part of a resource's URL from {@code projects/} on; other text as it stands. */
  public static String path(String url) {
    int at = url.indexOf("projects/");
    return at < 0 ? url : url.substring(at);
  }

  /** What follows the last slash. */
  public static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static Optional<String> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
