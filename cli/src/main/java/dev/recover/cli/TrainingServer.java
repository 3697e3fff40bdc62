// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Sandboxes in a process of their own, for the {@link Training}. */
final class TrainingServer implements AutoCloseable {
  /** Of the training that is this process. */
  static final String KIND = "server";

  private static final String CONFIG = "kubeconfig-tls";

  private final Path folder;
  private final Process process;

  private TrainingServer(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * It ends when the process ends that started it, whatever ended that.
   *
   * @param clouds what is under each, as {@code sandbox start} calls it; the first is behind TLS
   */
  static TrainingServer start(Path folder, List<String> clouds) {
    String program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Training.class.getName(),
                folder.toString(),
                KIND));
    command.addAll(clouds);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    try {
      return new TrainingServer(folder, builder.redirectOutput(Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What leads to it; empty when it does not come up. */
  Optional<String> kubeconfig() {
    Path config = folder.resolve(CONFIG);
    return awaitFile(config) ? Optional.of(config.toString()) : Optional.empty();
  }

  /** In the process of the server: answers until its standard input ends. */
  static void serve(Path folder, Path plain) {
    try {
      Files.move(withTls(folder, plain), folder.resolve(CONFIG));
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path withTls(Path folder, Path plain) throws InterruptedException {
    try {
      return new TrainingTls(folder).before(plain);
    } catch (IOException | GeneralSecurityException withoutTls) {
      return plain; // as in a Java without keytool
    }
  }

  /** Whether it is there within a few seconds. */
  static boolean awaitFile(Path file) {
    return await(() -> Files.exists(file));
  }

  /** Whether it comes to be so within a few seconds. */
  static boolean await(BooleanSupplier so) {
    for (int tries = 0; tries < 100; tries++) {
      if (so.getAsBoolean()) {
        return true;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
