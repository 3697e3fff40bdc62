// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Set;

/**
 * Volumes that are a folder somewhere and need no driver: nfs, hostPath and local.
 *
 * <p>The disk of an nfs volume is {@code server:/path}; that of a hostPath or local volume is
 * {@code node:/path}, because the same path on two nodes is two disks. Paths are spelled one way:
 * no empty or dot parts, no trailing slash.
 */
public final class FilesProvider implements DiskProviderFactory {
  private static final VolumeTranslator TRANSLATOR = new FilesTranslator();

  static final String NFS = "kubernetes.io/nfs";
  static final String HOST_PATH = "kubernetes.io/host-path";
  static final String LOCAL = "kubernetes.io/local-volume";

  @Override
  public String id() {
    return "files";
  }

  @Override
  public Set<String> drivers() {
    return Set.of(NFS, HOST_PATH, LOCAL);
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  /** Reads names of folders; see {@link FolderText} for what may stand in it. */
  @Override
  public DiskListing read(String text, CloudScope scope) {
    return FolderText.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return FolderText.COMMAND;
  }
}
