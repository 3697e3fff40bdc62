// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** kubectl, where there is one: no journey needs it, and some are truer with it. */
final class Kubectl {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private Kubectl() {}

  /** Whether one is on the PATH; one line says so when there is none. */
  static boolean isThere() {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    if (!there && SAID.compareAndSet(false, true)) {
      System.err.println("without kubectl: what it prints and sends is made over the wire instead");
    }
    return there;
  }

  /** What kubectl answers, or empty when there is no kubectl; it must succeed. */
  static Optional<String> run(Place place, String... arguments) {
    if (!isThere()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("kubectl", "--kubeconfig"));
    words.add(place.kubeconfig().toString());
    words.addAll(List.of(arguments));
    try {
      Path folder = Files.createTempDirectory("kubectl-");
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().put("HOME", folder.toString());
      int exitCode =
          builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
      if (exitCode != 0) {
        throw new AssertionError(String.join(" ", words) + ": " + Files.readString(err));
      }
      String answer = Files.readString(out);
      Folders.delete(folder);
      return Optional.of(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kubectl runs", e);
    }
  }
}
