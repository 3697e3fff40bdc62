// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given to {@code capture --from} is not what kubectl prints. */
class BadYamlTest {
  @TempDir Path folder;
  private RecoverCommand recover;
  private Path bundle;

  @BeforeEach
  void startInAnEmptyFolder() {
    recover = RecoverCommand.in(folder);
    bundle = folder.resolve("bundle");
  }

  private Ran capture(String yaml) {
    return recover.runInside(yaml, "capture", "--from", "-", "--out", bundle + "");
  }

  /** By the packaged command, which has to live with the memory that the launcher gives it. */
  private Ran refused(String yaml) {
    Ran ran =
        recover
            .runWith(yaml, "capture", "--from", "-", "--out", bundle + "")
            .failsWith(Code.INPUT_INVALID);
    assertThat(bundle).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**/.*bundle*");
    return ran;
  }

  private String captured() {
    try {
      return Files.readString(bundle.resolve("volumes/shop/data.json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tabs() {
    refused(SavedPair.BOTH.replace("  name: pv-data", "\tname: pv-data"))
        .mentions("line 4", "TAB", "spaces");
  }

  @Test
  void anchorsMeanWhatTheyRepeat() {
    String yaml =
        SavedPair.BOTH
            .replace(
                "accessModes: [ReadWriteOnce]\n  capacity",
                "accessModes: &modes [ReadWriteOnce]\n  capacity")
            .replace("  volumeMode: Filesystem\n  claimRef", "  copied: *modes\n  claimRef");
    capture(yaml).succeeds();
    assertThat(captured()).contains("\"copied\"").doesNotContain("modes\": \"*");
  }

  @Test
  void manyAnchorsThatWouldFillTheMemory() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [*a%d,*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    refused(laughs.toString());
  }

  @Test
  void duplicateKeys() {
    refused(SavedPair.BOTH.replace("spec:\n", "spec:\nspec:\n")).mentions("spec");
    refused("{\"kind\":\"PersistentVolume\",\"kind\":\"PersistentVolumeClaim\"}").mentions("kind");
  }

  @Test
  void threeMegabytesOfNesting() {
    refused("[".repeat(3 << 20));
    refused("{\"a\":".repeat(600_000));
    refused("- ".repeat(1 << 20));
  }

  @Test
  void anErrorPage() {
    refused("<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>")
        .mentions("HTML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---\n---\n",
        "hello",
        "[1, 2",
        "{\"kind\": }",
        "\u0000\u0001",
        "error: You must be logged in to the server (Unauthorized)"
      })
  void nothingOrNonsense(String text) {
    refused(text);
  }

  @Test
  void otherKindsAreLeftOutAndSaid() {
    String service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n";
    capture(SavedPair.BOTH + service).succeeds().mentions("INPUT_IGNORED", "Service");
    assertThat(captured()).contains("vol-1").doesNotContain("Service");
  }

  @Test
  void secretsAreNotKept() throws IOException {
    String secret =
        "---\napiVersion: v1\nkind: Secret\nmetadata: {name: key, namespace: shop}\n"
            + "stringData: {password: correct-horse}\n";
    Ran ran = capture(SavedPair.BOTH + secret).succeeds();
    assertThat(ran.out() + ran.err()).doesNotContain("correct-horse");
    try (var files = Files.walk(bundle)) {
      List<Path> holding =
          files.filter(Files::isRegularFile).filter(file -> holds(file, "correct-horse")).toList();
      assertThat(holding).isEmpty();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void nothingButOtherKinds() {
    String service = "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\n";
    Ran ran = capture(service);
    assertThat(ran.exitCode()).as("%s", ran).isEqualTo(1);
    ran.mentions("Service");
    assertThat(bundle).doesNotExist();
  }

  @Test
  void unknownFieldsAreKept() {
    capture(SavedPair.BOTH.replace("spec:\n", "spec:\n  fromTheFuture: {a: [1, null]}\n"))
        .succeeds();
    assertThat(captured()).contains("fromTheFuture");
  }

  @Test
  void twoVolumesForOneClaim() {
    String second = SavedPair.VOLUME.replace("pv-data", "pv-other").replace("vol-1", "vol-2");
    capture(SavedPair.BOTH + "---\n" + second).mentions("CLAIMED_TWICE", "pv-other");
    assertFinding("CLAIMED_TWICE");
  }

  @Test
  void oneHandleInTwoVolumes() {
    String second =
        SavedPair.BOTH.replace("pv-data", "pv-other").replace("name: data", "name: other");
    capture(SavedPair.BOTH + "---\n" + second).mentions("HANDLE_TWICE", "pv-other");
    assertFinding("HANDLE_TWICE");
  }

  @Test
  void volumesWithoutClaimAndClaimsWithoutVolumeAreKeptAndReported() {
    capture(
            SavedPair.VOLUME
                + "---\n"
                + SavedPair.CLAIM.replace(" data", " lonely").replace("pv-data", "pv-gone"))
        .succeeds();
    assertFinding("VOLUME_WITHOUT_CLAIM");
    assertFinding("CLAIM_WITHOUT_VOLUME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shop", "../../etc", "a.b"})
  void namesThatAreNoLabels(String namespace) {
    Ran ran = capture(SavedPair.BOTH.replace("namespace: shop", "namespace: " + namespace));
    ran.mentions("NAME_INVALID");
    assertThat(folder.getParent().resolve("etc")).doesNotExist();
  }

  @Test
  void quantitiesThatAreNone() {
    Ran ran = capture(sizes("five", "5 Gi", "-5Gi", "5GiB"));
    ran.mentions("QUANTITY_INVALID", "five", "5 Gi", "-5Gi", "5GiB");
  }

  @Test
  void quantitiesThatAreSome() throws IOException {
    Ran ran = capture(sizes("5e9", "\"5e9\"", "0.5Gi", "5368709120", "5G")).succeeds();
    assertThat(ran.err()).doesNotContain("QUANTITY_INVALID");
    assertThat(sizeOf(0)).isEqualTo("5000000000");
    assertThat(sizeOf(1)).isEqualTo("5e9");
    assertThat(sizeOf(2)).isEqualTo("0.5Gi");
    assertThat(sizeOf(3)).isEqualTo("5368709120");
    assertThat(sizeOf(4)).isEqualTo("5G");
  }

  /** A pair for each size. */
  private static String sizes(String... sizes) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < sizes.length; i++) {
      yaml.append("---\n")
          .append(
              SavedPair.BOTH
                  .replace("pv-data", "pv-data-" + i)
                  .replace("name: data", "name: data-" + i)
                  .replace("vol-1", "vol-" + i)
                  .replace("storage: 5Gi", "storage: " + sizes[i]));
    }
    return yaml.toString();
  }

  private String sizeOf(int number) throws IOException {
    String pair = Files.readString(bundle.resolve("volumes/shop/data-" + number + ".json"));
    KubeObject volume =
        KubeObject.of(Json.asMap((Map<?, ?>) KubeObject.parse(pair).list("items").get(0)));
    return volume.text("spec", "capacity", "storage").orElse("");
  }

  @Test
  void aFileThatIsNotThere() {
    recover
        .run("capture", "--from", folder.resolve("no.yaml") + "", "--out", bundle + "")
        .failsWith(Code.FILE_UNREADABLE);
    recover
        .run("capture", "--from", folder.resolve("home") + "", "--out", bundle + "")
        .mentions("to fix");
    assertThat(bundle).doesNotExist();
  }

  private void assertFinding(String code) {
    assertThat(bundle.resolve("findings.json")).content().contains(code);
  }
}
