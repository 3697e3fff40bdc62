// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every folder that is not a whole, unchanged bundle is recognised and named. */
class BundleTroubleTest {
  @TempDir Path folder;
  private Path bundle;

  @BeforeEach
  void writeBundle() {
    bundle = folder.resolve("b");
    BundleWriter.write(Samples.bundle(Samples.pair("db", "a"), Samples.pair("db", "b")), bundle);
  }

  @Test
  void missingEmptyAndForeignFolders() throws IOException {
    assertTrouble(folder.resolve("none"), Code.BUNDLE_MISSING);
    assertTrouble(Files.createDirectory(folder.resolve("empty")), Code.BUNDLE_EMPTY);
    assertTrouble(Files.writeString(folder.resolve("file"), "x"), Code.BUNDLE_FOREIGN);
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("pvs.yaml"), "kind: List\n");
    assertTrouble(other, Code.BUNDLE_FOREIGN);
    for (String text :
        List.of("{}", "[]", "not json", "{\"kind\": \"Bundle\"}", "{".repeat(9000))) {
      Files.writeString(other.resolve("bundle.json"), text);
      assertTrouble(other, Code.BUNDLE_FOREIGN);
    }
  }

  @Test
  void aNewerFormatIsNamedBeforeAnythingElse() throws IOException {
    KubeObject header = KubeObject.parse(Files.readString(bundle.resolve("bundle.json")));
    Files.writeString(
        bundle.resolve("bundle.json"),
        header.with(FieldPath.of("formatVersion"), 2).with(FieldPath.of("new"), "x").toJson());
    assertThat(assertTrouble(bundle, Code.BUNDLE_NEWER).why()).contains("format 2", "up to 1");
  }

  @Test
  void whatAKilledCaptureLeavesIsTorn() throws IOException {
    BundleWriter writer = BundleWriter.open(folder.resolve("killed"));
    writer.add(Samples.pair("db", "a"));
    Path left;
    try (var entries = Files.list(folder)) {
      left = entries.filter(p -> p.toString().contains("killed")).findFirst().orElseThrow();
    }
    assertTrouble(left, Code.BUNDLE_TORN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle.json", "SHA256SUMS", "volumes/db/a.json", "findings.json"})
  void aMissingOrEmptyFileIsTorn(String path) throws IOException {
    Path file = bundle.resolve(path);
    Files.write(file, new byte[0]);
    assertThat(assertTrouble(bundle, Code.BUNDLE_TORN).details()).containsExactly(path);
    Files.delete(file);
    assertThat(assertTrouble(bundle, Code.BUNDLE_TORN).summary()).contains("incomplete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundle.json",
        "SHA256SUMS",
        "volumes/db/a.json",
        "classes/fast.json",
        "drivers/d.example.com.json",
        "workloads.json",
        "findings.json"
      })
  void aChangedFileIsTampered(String path) throws IOException {
    Path file = bundle.resolve(path);
    String text = Files.readString(file);
    // One character that stands in every file and keeps JSON JSON.
    int at = text.lastIndexOf('a');
    Files.writeString(file, text.substring(0, at) + "b" + text.substring(at + 1));
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).details())
        .anyMatch(line -> line.startsWith(path));
    Files.writeString(file, text.substring(0, text.length() - 1));
    assertTrouble(bundle, path.equals("bundle.json") ? null : Code.BUNDLE_TAMPERED);
  }

  @Test
  void everyFileConcernedIsListed() throws IOException {
    Files.writeString(bundle.resolve("volumes/db/a.json"), "{}");
    Files.writeString(bundle.resolve("volumes/db/b.json"), "{}");
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).details())
        .containsExactly("volumes/db/a.json", "volumes/db/b.json");
    Files.delete(bundle.resolve("volumes/db/a.json"));
    Files.delete(bundle.resolve("findings.json"));
    assertThat(assertTrouble(bundle, Code.BUNDLE_TORN).details())
        .containsExactly("findings.json", "volumes/db/a.json");
  }

  @Test
  void filesThatAreNotListedAreRefusedAndHiddenOnesIgnored() throws IOException {
    Files.createDirectory(bundle.resolve(".git"));
    Files.writeString(bundle.resolve(".git/config"), "x");
    Files.writeString(bundle.resolve(".gitattributes"), "* -text\n");
    Files.writeString(bundle.resolve("SHA256SUMS.sig"), "x");
    assertThat(BundleReader.read(bundle).volumes()).hasSize(2);
    Files.writeString(bundle.resolve("volumes/db/c.json"), "{}");
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).details())
        .containsExactly("volumes/db/c.json (not listed)");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path file = bundle.resolve("volumes/db/a.json");
    Path outside = folder.resolve("outside.json");
    Files.move(file, outside);
    Files.createSymbolicLink(file, outside);
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).details())
        .containsExactly("volumes/db/a.json (a link or special file)");

    Files.delete(file);
    Files.move(outside, file);
    Path db = bundle.resolve("volumes/db");
    Files.move(db, folder.resolve("elsewhere"));
    Files.createSymbolicLink(db, folder.resolve("elsewhere"));
    assertThat(assertTrouble(bundle, Code.BUNDLE_TORN).details()).contains("volumes/db/a.json");

    Path linked = Files.createSymbolicLink(folder.resolve("latest"), folder.resolve("good"));
    BundleWriter.write(Samples.bundle(Samples.pair("db", "a")), folder.resolve("good"));
    assertThat(BundleReader.read(linked).volumes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../outside.json",
        "/etc/passwd",
        "volumes/../../x.json",
        "volumes/db/../a.json",
        "volumes/a.json",
        "other.json",
        "bundle.json",
        "volumes/db/a.json\u0000"
      })
  void listsThatLeadElsewhereAreRefused(String path) throws IOException {
    forge("0".repeat(64) + "  " + path + "\n");
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).why())
        .contains("a line that names no file of a bundle");
  }

  @Test
  void listsThatNameAFileTwiceOrMakeNoSenseAreRefused() throws IOException {
    String line = "0".repeat(64) + "  findings.json\n";
    forge(line + line);
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).why()).contains("twice");
    forge("\n");
    assertTrouble(bundle, Code.BUNDLE_TAMPERED);
    forge("hello\n");
    assertTrouble(bundle, Code.BUNDLE_TAMPERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "not json",
        "{\"items\": []}",
        "{\"items\": [1]}",
        "{\"items\": [{\"kind\": \"Secret\"}]}",
        "{\"items\": [{\"kind\": \"PersistentVolume\", \"metadata\": {\"name\": \"other\"}}]}",
        "{\"items\": [{\"kind\": \"PersistentVolumeClaim\", \"metadata\": {\"name\": \"a\","
            + " \"namespace\": \"other\"}}]}"
      })
  void aForgedFileWithARightSumIsStillChecked(String text) throws IOException {
    Path file = bundle.resolve("volumes/db/a.json");
    String sums = Files.readString(bundle.resolve("SHA256SUMS"));
    String old = Sha256.of(Files.readAllBytes(file));
    Files.writeString(file, text);
    forge(sums.replace(old, Sha256.of(text)));
    Diagnostic said = assertTrouble(bundle, Code.BUNDLE_TAMPERED);
    assertThat(said.why()).contains("not what a capture writes");
    assertThat(said.details().get(0)).startsWith("volumes/db/a.json: ");
  }

  @Test
  void filesThatAreTooLargeAreNotReadWhole() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(bundle.resolve("volumes/db/a.json").toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertThat(assertTrouble(bundle, Code.BUNDLE_TAMPERED).why()).contains("larger");
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    try {
      BundleWriter.write(Samples.bundle(Samples.pair("db", "a")), file.resolve("below/b"));
      throw new AssertionError("it was written");
    } catch (DiagnosticException e) {
      assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.FILE_UNWRITABLE);
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("b", "file");
  }

  @Test
  void whatAKilledCaptureLeftIsRemovedByTheNextOneToThatPlace() throws IOException {
    String uuid = "11111111-2222-4333-8444-555555555555";
    Path dead = Files.createDirectories(folder.resolve(".new.partial-" + uuid + "/volumes"));
    Files.writeString(dead.resolveSibling(".writing"), "");
    Files.writeString(dead.resolve("a.json"), "{}");
    Path unmarked = Files.createDirectory(folder.resolve(".new.partial-0" + uuid.substring(1)));
    Path elsewhere = Files.createDirectories(folder.resolve(".news.partial-" + uuid));
    Files.writeString(elsewhere.resolve(".writing"), "");
    try (BundleWriter alive = BundleWriter.open(folder.resolve("new"))) {
      alive.add(Samples.pair("db", "b"));
      BundleWriter.write(Samples.bundle(Samples.pair("db", "a")), folder.resolve("new"));
      // The one that is alive, the one that never said that it is a capture's, and that of another.
      assertThat(folder.toFile().list())
          .hasSize(5)
          .contains("b", "new", unmarked.getFileName() + "", elsewhere.getFileName() + "");
    }
    assertThat(dead.getParent()).doesNotExist();
    assertThat(folder.resolve("new").toFile().list()).doesNotContain(".writing");
    assertThat(BundleReader.read(folder.resolve("new")).volumes()).hasSize(1);
  }

  /** Replaces the list of sums and seals it anew, as somebody would who wants it to be believed. */
  private void forge(String sums) throws IOException {
    Files.writeString(bundle.resolve("SHA256SUMS"), sums, StandardOpenOption.TRUNCATE_EXISTING);
    BundleSeal seal = new BundleSeal(BundleReader.header(bundle), "sha256:" + Sha256.of(sums));
    Files.write(bundle.resolve("bundle.json"), seal.text());
  }

  private static Diagnostic assertTrouble(Path folder, Code code) {
    try {
      BundleReader.read(folder);
    } catch (DiagnosticException e) {
      Diagnostic said = e.diagnostics().get(0);
      assertThat(said.code()).isEqualTo(code);
      assertThat(said.summary()).contains(folder.getFileName().toString());
      assertThat(said.why()).isNotEmpty();
      assertThat(said.remedy()).isNotEmpty();
      return said;
    }
    assertThat(code).describedAs("it was read").isNull();
    return Diagnostic.note(Code.NOTHING_TO_DO, "", "", "", "");
  }
}
