// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.csi.CsiProvider;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.files.FilesProvider;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.spi.DiskProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings that are folders. */
class ListingFoldersTest {
  @TempDir Path folder;

  private List<Disk> read(DiskProviderFactory factory) {
    CloudScope scope = new CloudScope(factory.id(), "", "");
    return Listings.read(factory, new CloudRequest.ListingFile(factory.id(), folder, scope))
        .disks();
  }

  private void file(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aFolderOfDirdiskIsAListing() throws IOException {
    file("dir-1/disk.json", "{\"name\": \"pv-a\", \"bytes\": 5}");
    file("dir-1/data/starts.json", "not looked at");
    file("dir-2/disk.json", "{\"name\": \"pv-b\", \"bytes\": 6, \"node\": \"n\"}");
    assertThat(read(new CsiProvider()))
        .extracting(Disk::name)
        .containsExactlyInAnyOrder("pv-a", "pv-b");
  }

  @Test
  void aFolderWithoutAListingIsNoEmptyListing() {
    assertThatThrownBy(() -> read(new CsiProvider()))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("the text is not what");
  }

  @Test
  void foldersOfAMountedPathAreDisks() throws IOException {
    String pv = "pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11";
    Files.createDirectories(folder.resolve(pv + "_db_data").resolve("pgdata"));
    assertThat(read(new FilesProvider())).extracting(Disk::name).containsExactly(pv + "_db_data");
  }

  @Test
  void anExportIsKnownByWhatIsMounted() {
    Mounts mounts =
        new Mounts(
            List.of(
                "/dev/sda1 / ext4 rw 0 0",
                "nas:/export /mnt nfs4 rw 0 0",
                "nas:/two\\040words /mnt/b nfs rw 0 0",
                "odd"));
    assertThat(mounts.headerOf(Path.of("/mnt"))).isEqualTo("# nfs nas:/export /mnt\n");
    assertThat(mounts.headerOf(Path.of("/mnt/a/../team")))
        .isEqualTo("# nfs nas:/export/team /mnt/team\n");
    assertThat(mounts.headerOf(Path.of("/mnt/b"))).isEmpty();
    assertThat(mounts.headerOf(Path.of("/srv"))).isEmpty();
  }
}
