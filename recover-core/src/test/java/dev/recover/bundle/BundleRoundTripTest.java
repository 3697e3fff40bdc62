// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleRoundTripTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBack() {
    Bundle bundle = mixed();

    String digest = BundleWriter.write(bundle, folder.resolve("b"));
    Bundle read = BundleReader.read(folder.resolve("b"));

    assertThat(digest).matches("sha256:[0-9a-f]{64}");
    assertThat(read).isEqualTo(bundle.withDigest(digest));
    assertThat(BundleReader.header(folder.resolve("b"))).isEqualTo(bundle.header());
    assertThat(BundleReader.digest(folder.resolve("b"))).isEqualTo(digest);
  }

  @Test
  void filesStandWhereTheFormatSays() throws IOException {
    BundleWriter.write(mixed(), folder.resolve("b"));

    assertThat(contents(folder.resolve("b")).keySet())
        .containsExactly(
            "SHA256SUMS",
            "bundle.json",
            "classes/fast.json",
            "drivers/d.example.com.json",
            "findings.json",
            "volumes/_unclaimed/pv-free.json",
            "volumes/app/lost.json",
            "volumes/db/a.json",
            "volumes/db/b.json",
            "workloads.json");
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void oneFileIsAListWithSortedKeysAndOneNewline() throws IOException {
    Volume pair =
        new Volume(
            java.util.Optional.empty(), java.util.Optional.of(Samples.claim("db", "a", "v")));
    BundleWriter.write(Samples.bundle(pair), folder.resolve("b"));

    assertThat(Files.readString(folder.resolve("b/volumes/db/a.json")))
        .isEqualTo(
            """
            {
              "apiVersion": "v1",
              "items": [
                {
                  "apiVersion": "v1",
                  "kind": "PersistentVolumeClaim",
                  "metadata": {
                    "name": "a",
                    "namespace": "db"
                  },
                  "spec": {
                    "storageClassName": "fast",
                    "volumeName": "v"
                  }
                }
              ],
              "kind": "List"
            }
            """);
  }

  @Test
  void twoCapturesDifferInBundleJsonOnly() throws IOException {
    Bundle first = mixed();
    Bundle second =
        new Bundle(
            Samples.header("2026-01-01T00:00:00Z"),
            "",
            reversed(first.volumes()),
            first.storageClasses(),
            first.csiDrivers(),
            reversed(first.workloads()),
            first.findings());
    BundleWriter.write(first, folder.resolve("one"));
    BundleWriter.write(second, folder.resolve("two"));

    Map<String, String> one = contents(folder.resolve("one"));
    Map<String, String> two = contents(folder.resolve("two"));
    assertThat(one.remove("bundle.json")).isNotEqualTo(two.remove("bundle.json"));
    assertThat(one).isEqualTo(two);
  }

  @Test
  void sha256sumAgrees() throws Exception {
    BundleWriter.write(mixed(), folder.resolve("b"));

    Process check =
        new ProcessBuilder("sha256sum", "--strict", "-c", "SHA256SUMS")
            .directory(folder.resolve("b").toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes());
    assertThat(check.waitFor()).describedAs(said).isZero();
    assertThat(said.lines()).hasSize(8);
  }

  @Test
  void namesThatAreNoNamesStayInTheFolderAndComeBack() {
    String longest = "a".repeat(253);
    Bundle bundle =
        Samples.bundle(
            Samples.pair("../../etc", "passwd"),
            Samples.pair("db", "../x"),
            Samples.pair("_unclaimed", "x"),
            Samples.pair("db", longest),
            Samples.pair("db", "a".repeat(252) + "b"),
            Samples.pair("DB", "X Y/\u00e9"),
            Volume.withoutClaim(Samples.volume("../up", "a", "b")));

    BundleWriter.write(bundle, folder.resolve("deep/b"));

    assertThat(BundleReader.read(folder.resolve("deep/b")).volumes()).isEqualTo(bundle.volumes());
    assertThat(folder.toFile().list()).containsExactly("deep");
  }

  @Test
  void nothingIsEverOverwritten() throws IOException {
    Path there = Files.createDirectory(folder.resolve("empty"));
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    for (Path target : List.of(there, file, dangling)) {
      assertThatThrownBy(() -> BundleWriter.write(mixed(), target))
          .isInstanceOfSatisfying(
              DiagnosticException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.BUNDLE_EXISTS));
    }
    assertThat(folder.toFile().list()).hasSize(3);
    assertThat(file).hasContent("mine");
  }

  @Test
  void whoeverComesFirstKeepsThePlace() throws IOException {
    Path target = folder.resolve("b");
    try (BundleWriter writer = BundleWriter.open(target)) {
      Files.createDirectory(target);
      Files.writeString(target.resolve("theirs"), "x");
      assertThatThrownBy(() -> writer.finish(mixed())).hasMessageContaining("exists already");
    }
    assertThat(target.toFile().list()).containsExactly("theirs");
    assertThat(folder.toFile().list()).containsExactly("b");
  }

  @Test
  void anAbandonedWriterLeavesNothing() {
    try (BundleWriter writer = BundleWriter.open(folder.resolve("b"))) {
      writer.add(Samples.pair("db", "a"));
    }
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void unknownFieldsAndNumbersSurvive() {
    KubeObject before = Samples.volume("v", "db", "a");
    BundleWriter.write(Samples.bundle(Volume.withoutClaim(before)), folder.resolve("b"));

    KubeObject after =
        BundleReader.read(folder.resolve("b")).volumes().get(0).volume().orElseThrow();
    assertThat(after.toJson()).isEqualTo(before.toJson()).contains("2.50");
  }

  private static Bundle mixed() {
    return Samples.bundle(
        Samples.pair("db", "b"),
        Volume.withoutClaim(Samples.volume("pv-free", "db", "gone")),
        Volume.withoutVolume(Samples.claim("app", "lost", "pv-gone")),
        Samples.pair("db", "a"));
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new java.util.ArrayList<>(list);
    java.util.Collections.reverse(copy);
    return copy;
  }

  static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
