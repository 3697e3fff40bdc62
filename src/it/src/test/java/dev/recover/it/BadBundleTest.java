// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given as a bundle is none, or is not whole. */
class BadBundleTest {
  @TempDir static Path shared;
  private static Path good;

  @TempDir Path folder;
  private RecoverCommand recover;
  private Path bundle;

  @BeforeAll
  static void captureAGoodOne() {
    good = shared.resolve("good.bundle");
    RecoverCommand.in(shared)
        .runWith(SavedPair.BOTH, "capture", "--from", "-", "--out", good + "")
        .succeeds();
  }

  @BeforeEach
  void copyIt() throws IOException {
    recover = RecoverCommand.in(folder);
    bundle = folder.resolve("copy.bundle");
    try (Stream<Path> files = Files.walk(good)) {
      for (Path file : files.toList()) {
        Files.copy(file, bundle.resolve(good.relativize(file)));
      }
    }
  }

  private Ran refused(Code code) {
    return recover.run("bundle", "verify", bundle + "").failsWith(code);
  }

  @Test
  void aGoodOneIsGood() {
    recover.run("bundle", "verify", bundle + "").succeeds();
    assertThat(
            Administrator.column(
                recover.run("bundle", "show", bundle + "", "-o", "json").succeeds().json(),
                "volumes",
                "handle"))
        .containsExactly("vol-1");
  }

  @Test
  void everyCommandThatReadsItSaysTheSame() throws IOException {
    Files.delete(bundle.resolve("volumes/shop/data.json"));
    recover.run("bundle", "show", bundle + "").failsWith(Code.BUNDLE_TORN);
    recover.run("bundle", "diff", good + "", bundle + "").failsWith(Code.BUNDLE_TORN);
    Administrator admin = new Administrator(Sandboxes.shared(), folder);
    admin.planTo(folder.resolve("plan.json"), bundle).failsWith(Code.BUNDLE_TORN);
    admin.verify(bundle).failsWith(Code.BUNDLE_TORN);
    assertThat(folder.resolve("plan.json")).doesNotExist();
  }

  @Test
  void missing() {
    bundle = folder.resolve("nowhere");
    refused(Code.BUNDLE_MISSING).mentions(bundle.toString());
    assertThat(bundle).doesNotExist();
  }

  @Test
  void empty() throws IOException {
    bundle = Files.createDirectory(folder.resolve("empty"));
    refused(Code.BUNDLE_EMPTY);
  }

  @Test
  void foreignFolderAndFile() throws IOException {
    bundle = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(bundle.resolve("cat.jpg"), "meow");
    refused(Code.BUNDLE_FOREIGN);
    Files.writeString(bundle.resolve("bundle.json"), "{\"kind\":\"Bundle\"}");
    refused(Code.BUNDLE_FOREIGN);
    Files.writeString(bundle.resolve("bundle.json"), "<html>not found</html>");
    refused(Code.BUNDLE_FOREIGN);
    bundle = bundle.resolve("cat.jpg");
    refused(Code.BUNDLE_FOREIGN);
  }

  @Test
  void tornInTheMiddle() throws IOException {
    Path volume = bundle.resolve("volumes/shop/data.json");
    String content = Files.readString(volume);
    Files.delete(volume);
    refused(Code.BUNDLE_TORN).mentions("volumes/shop/data.json");
    Files.createFile(volume);
    refused(Code.BUNDLE_TORN).mentions("volumes/shop/data.json");
    Files.writeString(volume, content.substring(0, content.length() / 2));
    refused(Code.BUNDLE_TAMPERED).mentions("volumes/shop/data.json");
    Files.writeString(volume, content);
    recover.run("bundle", "verify", bundle + "").succeeds();
  }

  @Test
  void tornBeforeTheEnd() throws IOException {
    Files.delete(bundle.resolve("bundle.json"));
    refused(Code.BUNDLE_TORN).mentions("bundle.json");
    Files.delete(bundle.resolve("SHA256SUMS"));
    refused(Code.BUNDLE_TORN);
  }

  @Test
  void tampered() throws IOException {
    Path volume = bundle.resolve("volumes/shop/data.json");
    Files.writeString(volume, Files.readString(volume).replace("vol-1", "vol-2"));
    refused(Code.BUNDLE_TAMPERED).mentions("volumes/shop/data.json");
  }

  @Test
  void somethingAdded() throws IOException {
    Files.writeString(bundle.resolve("volumes/shop/more.json"), "{}");
    refused(Code.BUNDLE_TAMPERED).mentions("volumes/shop/more.json");
  }

  @Test
  void aLinkThatLeadsOut() throws IOException {
    Path volume = bundle.resolve("volumes/shop/data.json");
    Path elsewhere = Files.move(volume, folder.resolve("elsewhere.json"));
    Files.createSymbolicLink(volume, elsewhere);
    refused(Code.BUNDLE_TAMPERED);
  }

  @Test
  void headerEditedByHand() throws IOException {
    Path header = bundle.resolve("bundle.json");
    Files.writeString(header, "\n", StandardOpenOption.APPEND);
    recover.run("bundle", "verify", bundle + "").succeeds();
    Files.writeString(header, Files.readString(header).replace("\"shop\"", "\"shops\""));
    String edited =
        Files.readString(header).replaceAll("\"capturedAt\": \"2", "\"capturedAt\": \"1");
    Files.writeString(header, edited);
    refused(Code.BUNDLE_TAMPERED).mentions("bundle.json");
  }

  @Test
  void newerFormat() throws IOException {
    Path header = bundle.resolve("bundle.json");
    String newer =
        Files.readString(header).replaceFirst("\"formatVersion\": 1", "\"formatVersion\": 2");
    Files.writeString(header, newer);
    refused(Code.BUNDLE_NEWER).mentions("use a newer Recover");
  }

  @Test
  void anExistingBundleIsNeverWrittenOver() throws IOException {
    String before = Files.readString(bundle.resolve("SHA256SUMS"));
    recover
        .runWith(SavedPair.BOTH, "capture", "--from", "-", "--out", bundle + "")
        .failsWith(Code.BUNDLE_EXISTS);
    assertThat(bundle.resolve("SHA256SUMS")).hasContent(before);
    Path file = Files.writeString(folder.resolve("notes.txt"), "keep me");
    recover
        .runWith(SavedPair.BOTH, "capture", "--from", "-", "--out", file + "")
        .failsWith(Code.BUNDLE_EXISTS);
    assertThat(file).hasContent("keep me");
  }

  @Test
  void twoCapturesOfTheSameAreTheSame() throws IOException {
    Path second = folder.resolve("second.bundle");
    recover.runWith(SavedPair.BOTH, "capture", "--from", "-", "--out", second + "").succeeds();
    assertThat(second.resolve("SHA256SUMS"))
        .hasContent(Files.readString(bundle.resolve("SHA256SUMS")));
    recover.run("bundle", "diff", bundle + "", second + "").succeeds();
  }
}
