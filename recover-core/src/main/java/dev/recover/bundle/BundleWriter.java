// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Writes a bundle: into a temporary folder beside its place, made durable, and then renamed.
 *
 * <p>Nothing that exists is ever overwritten, and under its final name there is either nothing or a
 * whole bundle. Memory does not grow with the size of the volumes: each is written when it is
 * added. {@link #add} may be called from several threads. What cannot be written ends in a {@link
 * DiagnosticException} ({@code BUNDLE_EXISTS}, {@code FILE_UNWRITABLE}); {@link #close} then
 * removes the temporary folder, and after a crash the next bundle for the same place does.
 */
public final class BundleWriter implements AutoCloseable {
  private final Path target;
  private final PartialFolder folder;
  private final Map<String, String> sums = new ConcurrentSkipListMap<>();
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  private BundleWriter(Path target, PartialFolder folder) {
    this.target = target;
    this.folder = folder;
  }

  /** Writes a whole bundle and returns its digest. */
  public static String write(Bundle bundle, Path target) {
    try (BundleWriter writer = open(target)) {
      bundle.volumes().forEach(writer::add);
      return writer.finish(bundle);
    }
  }

  /** Begins a bundle; {@code target} must not exist, folders above it are made. */
  public static BundleWriter open(Path target) {
    Path place = target.toAbsolutePath().normalize();
    if (place.getFileName() == null || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(target);
    }
    try {
      Files.createDirectories(AtomicFile.parent(place));
      return new BundleWriter(place, PartialFolder.create(place));
    } catch (IOException e) {
      throw FileTrouble.unwritable(target, e);
    }
  }

  private static DiagnosticException exists(Path target) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.BUNDLE_EXISTS,
            target.toString(),
            target + " exists already",
            "a bundle is written to a new folder and never over anything that is there",
            "name a folder that does not exist yet, or move this one away"));
  }

  /** Adds one volume. */
  public void add(Volume volume) {
    add(VolumeText.of(volume));
  }

  /** Adds one volume whose text was made before. */
  public void add(VolumeText volume) {
    put(volume.path(), volume.text());
  }

  /**
   * Writes everything else, makes the folder durable and gives it its name.
   *
   * @param rest its volumes are those that were added, and are not looked at
   * @return the digest
   */
  public String finish(Bundle rest) {
    for (KubeObject storageClass : rest.storageClasses()) {
      put(BundleLayout.pathOf(BundleLayout.CLASSES, storageClass), BundleText.object(storageClass));
    }
    for (KubeObject driver : rest.csiDrivers()) {
      put(BundleLayout.pathOf(BundleLayout.DRIVERS, driver), BundleText.object(driver));
    }
    put(BundleLayout.WORKLOADS, BundleText.workloads(rest.workloads()));
    put(BundleLayout.FINDINGS, BundleText.findings(rest.findings()));
    StringBuilder lines = new StringBuilder();
    sums.forEach((path, sum) -> lines.append(sum).append("  ").append(path).append('\n'));
    byte[] list = BundleText.utf8(lines.toString());
    BundleSeal seal = new BundleSeal(rest.header(), "sha256:" + Sha256.of(list));
    try {
      Files.write(folder.path().resolve(BundleLayout.SUMS), list);
      Files.write(folder.path().resolve(BundleLayout.HEADER), seal.text());
      Durable.tree(folder.path());
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw exists(target);
      }
      folder.complete();
      AtomicFile.move(folder.path(), target);
      Durable.folder(AtomicFile.parent(target));
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (IOException e) {
      throw FileTrouble.unwritable(target, e);
    }
    return seal.digest();
  }

  private void put(String path, byte[] bytes) {
    if (sums.putIfAbsent(path, Sha256.of(bytes)) != null) {
      throw new IllegalArgumentException("the bundle has " + path + " already");
    }
    Path file = folder.path().resolve(path);
    try {
      Path parent = AtomicFile.parent(file);
      if (!folders.contains(parent)) {
        Files.createDirectories(parent);
        folders.add(parent);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw FileTrouble.unwritable(target, e);
    }
  }

  /** Removes what was written unless {@link #finish} gave it its name. */
  @Override
  public void close() {
    folder.close();
  }
}
