// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.cli.Recover;
import dev.recover.cli.view.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packaged command with a given environment, as a user's shell would start it.
 *
 * <p>Nothing of the user who runs the tests is seen: no variable of Recover, no kubeconfig, no
 * state of earlier runs. Immutable.
 *
 * @param environment what is set beside the variables of the test's own process
 * @param folder the working directory
 */
record RecoverCommand(Map<String, String> environment, Path folder) {
  static final Path HOME = Path.of(System.getProperty("recover.home"));
  private static final String LAUNCHER = HOME.resolve("bin/recover").toString();

  /** No single command of a journey takes longer, unless something is stuck. */
  static final Duration PATIENCE = Duration.ofSeconds(120);

  RecoverCommand {
    environment = Map.copyOf(environment);
  }

  /** The command in a folder, which also holds what it remembers of its runs. */
  static RecoverCommand in(Path folder) {
    return new RecoverCommand(
        Map.of(
            "RECOVER_STATE_DIR", folder.resolve("state").toString(),
            "HOME", folder.resolve("home").toString(),
            "XDG_CACHE_HOME", cache().toString(),
            "RECOVER_ARCHIVE", "have"),
        folder);
  }

  /** The same for somebody who speaks to a cloud: its archive is the last to be there. */
  static RecoverCommand ofClouds(Path folder) {
    Archive.finish(Archive.OF_CLOUDS);
    return in(folder);
  }

  /** Where the launcher finds its class-data archives. */
  static Path cache() {
    return Archive.CACHE;
  }

  RecoverCommand with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new RecoverCommand(more, folder);
  }

  RecoverCommand with(String variable, Path value) {
    return with(variable, value.toString());
  }

  /** Speaks to the cluster of a kubeconfig. */
  RecoverCommand on(Path kubeconfig) {
    return with("KUBECONFIG", kubeconfig);
  }

  /** Runs the command to its end, without anything on its standard input. */
  Ran run(String... arguments) {
    return runWith("", arguments);
  }

  /** Runs the command to its end with that on its standard input. */
  Ran runWith(String input, String... arguments) {
    try (RunningCommand running = start(input, arguments)) {
      return running.awaitEnd(PATIENCE);
    }
  }

  /**
   * Runs the same command in the JVM of the tests, for what a journey needs but is not about: it
   * says and does what the packaged one does, for a tenth of the time. Files are named in full, and
   * no cloud is asked.
   */
  Ran runInside(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(List.of(arguments));
    // The environment of a process is read once, and is that of the tests.
    Optional.ofNullable(environment.get("KUBECONFIG"))
        .ifPresent(file -> words.addAll(List.of("--kubeconfig", file)));
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Console.Terminals.NONE,
            environment);
    int exitCode = new Recover(console).run(words.toArray(String[]::new));
    return new Ran(
        words,
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /** Starts the command and returns at once; closing what is returned ends it. */
  RunningCommand start(String... arguments) {
    return start("", arguments);
  }

  private RunningCommand start(String input, String... arguments) {
    List<String> words = new ArrayList<>(List.of(LAUNCHER));
    words.addAll(List.of(arguments));
    try {
      Path console = Files.createTempDirectory("recover-console-");
      Files.createDirectories(folder);
      Path in = Files.writeString(console.resolve("in"), input);
      ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
      builder.environment().keySet().removeIf(RecoverCommand::ofTheUser);
      builder.environment().putAll(environment);
      builder.redirectInput(in.toFile());
      builder.redirectOutput(console.resolve("out").toFile());
      builder.redirectError(console.resolve("err").toFile());
      return new RunningCommand(List.of(arguments), builder.start(), console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ofTheUser(String variable) {
    return Stream.of("RECOVER_", "XDG_", "AWS_", "GOOGLE_", "GCLOUD_", "CLOUDSDK_")
            .anyMatch(variable::startsWith)
        || variable.equals("KUBECONFIG")
        || variable.equals("NO_COLOR")
        || variable.equals("TERM");
  }

  /** The class-data archives that all commands use; made once for each build. */
  private static final class Archive {
    static final Path CACHE =
        Path.of(System.getProperty("recover.repository")).resolve("src/it/target/cache");

    static final Process OF_CLOUDS;

    static {
      try {
        Files.createDirectories(CACHE);
        OF_CLOUDS = make("disks");
        Runtime.getRuntime().addShutdownHook(new Thread(Archive::giveUp));
        List.of(make("apply"), make("version")).forEach(Archive::finish);
        lend();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static void finish(Process making) {
      try {
        making.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Where nobody needed it, it may not be done. */
    private static void giveUp() {
      OF_CLOUDS.descendants().forEach(ProcessHandle::destroy);
      OF_CLOUDS.destroy();
    }

    private static Process make(String command) throws IOException {
      ProcessBuilder builder = new ProcessBuilder(LAUNCHER, command, "--help");
      builder.environment().put("XDG_CACHE_HOME", CACHE.toString());
      builder.environment().put("RECOVER_ARCHIVE", "now");
      builder.redirectErrorStream(true).redirectOutput(CACHE.resolve("log-" + command).toFile());
      return builder.start();
    }

    /** The other kinds take that of clusters: to make theirs takes longer than it saves here. */
    private static void lend() throws IOException {
      for (Path cluster : archives(CACHE).filter(file -> kind(file).equals("cluster")).toList()) {
        for (String kind : List.of("shell", "sandbox")) {
          Path other = cluster.getParent().resolveSibling(kind).resolve(cluster.getFileName());
          Files.createDirectories(other.getParent());
          if (!Files.exists(other)) {
            Files.createLink(other, cluster);
          }
        }
      }
    }

    private static String kind(Path archive) {
      return archive.getParent().getFileName().toString();
    }
  }

  /** The archives in a cache. */
  static Stream<Path> archives(Path cache) throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.endsWith("classes")).toList().stream();
    }
  }
}
