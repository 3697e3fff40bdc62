// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.bundle.FileTrouble;
import dev.recover.cli.view.Console;
import dev.recover.sandbox.disk.DiskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The whole story, in a temporary folder that is removed at the end. */
public final class Demo {
  private static final List<String> TAKE_HOME =
      List.of(
          "recover doctor --context CONTEXT                      # is everything here that is needed?",
          "recover protect --context CONTEXT -n NS --out p.json  # Delete to Retain: look first, then apply p.json",
          "recover capture --context CONTEXT --out my.bundle     # reads only; keep the bundle in git",
          "recover plan restore --bundle my.bundle --context OTHER --out plan.json",
          "recover apply plan.json --context OTHER");

  private final Console console;
  private final BiFunction<Console, List<String>, Integer> recover;

  public Demo(Console console, BiFunction<Console, List<String>, Integer> recover) {
    this.console = console;
    this.recover = recover;
  }

  /** Tells it; returns the exit code. */
  public int tell() {
    Path folder = temporary();
    try {
      return tell(folder);
    } finally {
      remove(folder);
    }
  }

  private int tell(Path folder) {
    Narrator narrator = new Narrator(console);
    boolean back;
    try (DemoCluster cluster =
        new DemoCluster("prod", DiskStore.inFolder(folder.resolve("disks")))) {
      back =
          new RestoreStory(narrator, cluster, folder, words -> recover.apply(console, words))
              .tell();
    }
    new NaiveStory(narrator, folder).tell();
    narrator.chapter("On your own cluster");
    narrator.commands(TAKE_HOME);
    return back ? 0 : 1;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("recover-demo-");
    } catch (IOException e) {
      throw FileTrouble.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // A temporary folder that stays is not worth a message.
      return;
    }
  }
}
