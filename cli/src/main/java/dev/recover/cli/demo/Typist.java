// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Shows the commands of the story as one would type them, and runs them in the story's folder. */
final class Typist {
  private static final Set<String> REMEMBERING = Set.of("protect", "apply");

  private final Narrator narrator;
  private final Path folder;
  private final ToIntFunction<List<String>> recover;

  /**
   * Prepares to type.
   *
   * @param folder where {@code kubeconfig} is, and where the files that are named go
   * @param recover runs a command of ours and returns its exit code
   */
  Typist(Narrator narrator, Path folder, ToIntFunction<List<String>> recover) {
    this.narrator = narrator;
    this.folder = folder;
    this.recover = recover;
  }

  /** Runs a command on a cluster. */
  void run(String... words) {
    List<String> more = new ArrayList<>(List.of("--kubeconfig", in("kubeconfig")));
    if (REMEMBERING.contains(words[0])) {
      more.addAll(List.of("--state-dir", in("state")));
    }
    type(List.of(words), more);
  }

  /** Runs a command that asks no cluster. */
  void runOffline(List<String> words) {
    type(words, List.of());
  }

  private void type(List<String> words, List<String> more) {
    narrator.type("recover " + String.join(" ", words));
    List<String> command = new ArrayList<>();
    for (String word : words) {
      boolean file = word.endsWith(".bundle") || word.endsWith(".json");
      command.add(file ? in(word) : word);
    }
    command.addAll(more);
    int exitCode = recover.applyAsInt(command);
    if (exitCode != 0) {
      throw new IllegalStateException(
          "recover " + words.get(0) + " ended with exit code " + exitCode);
    }
  }

  private String in(String file) {
    return folder.resolve(file).toString();
  }
}
