// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.HintedSnapshot;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.Snapshot;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads listings from files, and what metadata hints at. */
final class Listings {
  private Listings() {}

  /**
   * Reads what a vendor's command printed, or which folders there are.
   *
   * @throws DiagnosticException when it is not such a listing; the file is its subject
   */
  static DiskListing read(DiskProviderFactory factory, CloudRequest.ListingFile file) {
    Path path = file.path();
    try {
      String text = Files.isDirectory(path) ? folder(factory, path) : Files.readString(path);
      return factory.read(text, file.scope());
    } catch (IOException e) {
      throw FileTrouble.unreadable(path, e);
    } catch (DiagnosticException e) {
      throw new DiagnosticException(
          e.diagnostics().stream().map(one -> inFile(one, path)).toList());
    }
  }

  /**
   * Of a provider of folders the folders are the disks; of any other, files in them tell of disks.
   */
  private static String folder(DiskProviderFactory factory, Path path) {
    return factory.id().equals("files") ? FolderListing.of(path) : ListingFolder.of(path);
  }

  private static Diagnostic inFile(Diagnostic diagnostic, Path path) {
    return diagnostic.subject().isEmpty() ? diagnostic.withSubject(path.toString()) : diagnostic;
  }

  static HintedDisk hinted(DiskProviderFactory factory, Disk disk) {
    return new HintedDisk(factory.id(), disk, factory.translator().hintOf(disk));
  }

  /** A snapshot carries its disk's tags: the translator reads them as it reads a disk's. */
  static HintedSnapshot hinted(DiskProviderFactory factory, Snapshot snapshot) {
    String driver = factory.drivers().stream().sorted().findFirst().orElse("");
    Disk asDisk =
        new Disk(
            new DiskId(driver, snapshot.id().id()),
            "",
            "",
            snapshot.id().scope(),
            List.of(),
            List.of(),
            snapshot.sizeBytes(),
            DiskState.UNKNOWN,
            List.of(),
            DiskFacts.NONE.tagged(snapshot.tags()).described(snapshot.description()));
    return new HintedSnapshot(factory.id(), snapshot, factory.translator().hintOf(asDisk));
  }
}
