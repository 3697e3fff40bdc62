// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher starts the right Java quietly, whatever state its archive is in. */
class LauncherTest {
  private static final Path RECOVER = Path.of(System.getProperty("recover.home"), "bin/recover");

  private static final Pattern SDK =
      Pattern.compile(" (software\\.amazon|com\\.google\\.(cloud|api|auth|common)|io\\.grpc)");
  private static final Pattern SDK_JAR =
      Pattern.compile("(ec2|sts|sdk-core|google-cloud-[a-z]+|[a-z]+-google-.*|gax.*|guava)-[0-9]");
  private static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: data}
      spec:
        accessModes: [ReadWriteOnce]
        capacity: {storage: 1Gi}
        claimRef: {kind: PersistentVolumeClaim, namespace: shop, name: data}
        csi: {driver: ebs.csi.aws.com, volumeHandle: vol-0123456789abcdef0}
        persistentVolumeReclaimPolicy: Retain
        storageClassName: ""
      """;

  @TempDir Path folder;
  private Path cache;

  @BeforeEach
  void useAnEmptyCache() {
    cache = folder.resolve("cache");
  }

  @Test
  void runsFromAnyFolderThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("kubectl-recover"), RECOVER);

    Ran ran = run(Map.of("RECOVER_ARCHIVE", "off"), link.toString(), "version");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("recover");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aDeletedFolderIsNamed() throws Exception {
    Ran ran = shell("mkdir gone && cd gone && rmdir ../gone && \"$1\" version");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("the current folder is not there", "to fix")
        .doesNotContain("VM");
  }

  @Test
  void aFileMayHaveAnyNameInAnyLocale() throws Exception {
    Ran ran =
        shell(
            "n=$(printf 'b\\303\\274ndel') && mkdir \"$n\" && LC_ALL=C LANG=C \"$1\" bundle show"
                + " \"$n\"");

    assertThat(ran.err()).contains("b\u00fcndel is empty").doesNotContain("bug");
  }

  @Test
  void aClosedStreamIsAnEmptyOne() throws Exception {
    assertThat(shell("\"$1\" capture --from - --out b <&-").err()).contains("it is empty");
    assertThat(shell("\"$1\" explain >&-").err()).isEmpty();
  }

  private Ran shell(String script) throws Exception {
    return run(
        Map.of("RECOVER_ARCHIVE", "off"),
        "sh",
        "-c",
        "cd \"$2\" && " + script,
        "sh",
        RECOVER.toString(),
        folder.toString());
  }

  @Test
  void anArchiveChangesNothingButTheTime() throws Exception {
    Ran without = run(Map.of("RECOVER_ARCHIVE", "off"), RECOVER.toString(), "version");
    cache = RecoverCommand.cache();
    Ran with = run(Map.of("RECOVER_ARCHIVE", "now"), RECOVER.toString(), "version");

    assertThat(madeForOffline()).exists();
    assertThat(with).isEqualTo(without);
  }

  @Test
  void aDamagedArchiveIsNotSeen() throws Exception {
    Ran sound = run(Map.of("RECOVER_ARCHIVE", "off"), RECOVER.toString(), "version");
    Path archive = cache.resolve(RecoverCommand.cache().relativize(madeForOffline()));
    Files.createDirectories(archive.getParent());
    Files.writeString(archive, "this is no archive");

    assertThat(run(Map.of(), RECOVER.toString(), "version")).isEqualTo(sound);
  }

  @Test
  void aCacheThatCannotBeWrittenIsNotSeen() throws Exception {
    Files.writeString(cache, "a file where a folder should be");

    Ran ran = run(Map.of("RECOVER_ARCHIVE", "now"), RECOVER.toString(), "version");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    Path home = folder.resolve("java-11");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.createSymbolicLink(home.resolve("bin/java"), Path.of("/bin/true"));

    Ran ran = run(Map.of("RECOVER_JAVA_HOME", home.toString()), RECOVER.toString(), "version");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("is Java 11.0.2; 17 or later is needed", "to fix");
  }

  /**
   * With and without an archive; a jar that cannot be read would be passed over in silence, so the
   * classes are looked at, and the jars are taken away to see that nobody misses them.
   */
  @Test
  void whatTouchesNoCloudLoadsNothingOfItsSdkAndMissesNothing() throws Exception {
    Path home = withoutSdks();
    Path volume = Files.writeString(folder.resolve("volume.yaml"), VOLUME);
    Path bundle = folder.resolve("bundle");
    Path log = folder.resolve("loaded.txt");
    for (List<String> words :
        List.of(
            List.of("--help"),
            List.of("capture", "--from", volume.toString(), "--out", bundle.toString()),
            List.of("bundle", "show", bundle.toString()),
            List.of("plan", "adopt", "--help"))) {
      List<String> command = new ArrayList<>(List.of(home.resolve("bin/recover").toString()));
      command.addAll(words);
      Map<String, String> logged =
          Map.of("RECOVER_ARCHIVE", "off", "RECOVER_JAVA_OPTS", "-Xlog:class+load:file=" + log);

      Ran ran = run(logged, command.toArray(String[]::new));

      assertThat(ran.exitCode()).as("%s %s", words, ran.err()).isZero();
      assertThat(Files.readAllLines(log))
          .as("%s", words)
          .anyMatch(line -> line.contains(" dev.recover.cli."))
          .noneMatch(line -> SDK.matcher(line).find());
    }
  }

  /** The packaged command, without the jars of the clouds' SDKs. */
  private Path withoutSdks() throws IOException {
    Path home = folder.resolve("home");
    for (String part : List.of("bin", "lib")) {
      Path from = RECOVER.getParent().resolveSibling(part);
      Path to = Files.createDirectories(home.resolve(part));
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(f -> !SDK_JAR.matcher(f.toString()).find()).toList()) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    assertThat(home.resolve("lib/recover-provider-aws-0.1.0-SNAPSHOT.jar")).exists();
    return home;
  }

  /** The archive of commands that speak to no cluster; the journeys had the launcher make it. */
  private static Path madeForOffline() throws IOException {
    String build = Files.readString(RecoverCommand.HOME.resolve("build-id")).strip();
    return RecoverCommand.archives(
            RecoverCommand.cache().resolve("recover/archives").resolve(build))
        .filter(archive -> archive.getParent().endsWith("offline"))
        .findFirst()
        .orElseThrow();
  }

  private Ran run(Map<String, String> environment, String... command) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("RECOVER_"));
    builder.environment().putAll(environment);
    int exitCode =
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Ran(exitCode, Files.readString(out), Files.readString(err));
  }

  private record Ran(int exitCode, String out, String err) {}
}
