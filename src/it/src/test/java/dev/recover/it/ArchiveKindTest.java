// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the archives the launcher gives to Java: one with classes of no use is slower. */
class ArchiveKindTest {
  private static final String VERSION = "25.0.1";

  @TempDir Path folder;

  /** A Java that says which archive it was given, and all archives that there may be. */
  @BeforeEach
  void prepare() throws IOException {
    Path java = folder.resolve("java");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + VERSION + "\"\n");
    Path program =
        Files.writeString(
            java.resolve("bin/java"),
            "#!/bin/sh\nfor word; do case $word in -XX:AOTCache=*) echo \"${word#*=}\" ;; esac; done\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    String build = Files.readString(RecoverCommand.HOME.resolve("build-id")).strip();
    Path here = RecoverCommand.HOME.toRealPath();
    Path archives = folder.resolve("cache/recover/archives").resolve(build);
    for (String kind : List.of("offline", "cluster", "cloud", "sandbox", "shell")) {
      Path archive = Path.of(archives + "/" + VERSION + java + here, kind, "classes");
      Files.createDirectories(archive.getParent());
      Files.createFile(archive);
    }
  }

  private String kindFor(String... words) {
    Map<String, String> environment =
        Map.of(
            "RECOVER_JAVA_HOME", folder.resolve("java").toString(),
            "RECOVER_ARCHIVE", "have",
            "XDG_CACHE_HOME", folder.resolve("cache").toString());
    Ran ran = new RecoverCommand(environment, folder).run(words).succeeds();
    return Path.of(ran.out().strip()).getParent().getFileName().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "version, offline",
    "bundle show b, offline",
    "capture -A --out b, cluster",
    "plan restore --bundle b --out p, cluster",
    "plan restore --bundle b --locate --provider aws, cloud",
    "plan restore --bundle b --provider=gcp, cloud",
    "plan adopt --disks-from csi=d, cloud",
    "plan relocate --bundle b --to-zone z, cloud",
    "undo last, cluster",
    "undo last --delete-copies --confirm c, cloud",
    "disks list, cloud",
    "apply gone.json, cluster",
    "apply, cluster",
    "sandbox start --cloud aws, sandbox",
    "demo, sandbox",
    "shell, shell",
    "shell --provider aws, shell",
    "shell --file s, cluster",
    "shell --file=s, cluster",
    "shell --file s --provider aws, cloud"
  })
  void itIsThatOfTheCommand(String words, String kind) {
    assertThat(kindFor(words.split(" "))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"restore, cluster", "adopt, cloud", "relocate, cloud", "undo, cluster"})
  void aPlanSaysWhatItIs(String flow, String kind) throws IOException {
    Path plan = folder.resolve("a plan.json");
    Files.writeString(
        plan,
        "{\n  \"apiVersion\": \"recover/v1alpha1\",\n  \"kind\": \"Plan\",\n  \"flow\": \""
            + flow
            + "\",\n");

    assertThat(kindFor("apply", plan.toString(), "--confirm", "c")).isEqualTo(kind);
    assertThat(kindFor("verify", plan.toString())).isEqualTo(kind);
  }

  @Test
  void aFolderOrAFileOfOneLineIsNoPlan() throws IOException {
    Path line = Files.writeString(folder.resolve("line"), "relocate");

    assertThat(kindFor("apply", line.toString())).isEqualTo("cluster");
    assertThat(kindFor("verify", folder.toString())).isEqualTo("cluster");
  }
}
