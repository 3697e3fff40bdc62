// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.bundle.FileTrouble;
import dev.recover.cli.view.Console;
import dev.recover.sandbox.disk.DiskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
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

  /** Else accounts of the user's own would be asked too. */
  private static final Map<String, String> NOTHING_OF_THE_USER = Map.of("RECOVER_CONFIG", "");

  private final Console console;
  private final BiFunction<Console, List<String>, Integer> recover;

  public Demo(Console console, BiFunction<Console, List<String>, Integer> recover) {
    this.console = console;
    this.recover = recover;
  }

  /** Tells of a restore from a bundle; returns the exit code. */
  public int tell() {
    return inFolder(this::tellOfBundle);
  }

  /**
   * Tells how only disks remained in a cloud; returns the exit code.
   *
   * @param provider {@code aws} or {@code gcp}
   */
  public int tellOfCloud(String provider) {
    return inFolder(folder -> tellOfCloud(provider, folder));
  }

  private static int inFolder(ToIntFunction<Path> story) {
    Path folder = temporary();
    try {
      return story.applyAsInt(folder);
    } finally {
      remove(folder);
    }
  }

  private int tellOfCloud(String provider, Path folder) {
    Narrator narrator = new Narrator(console);
    try (StoryCloud cloud = cloud(provider, folder.resolve("cloud"))) {
      Console inside = console.with(cloud.environment()).with(NOTHING_OF_THE_USER);
      boolean back =
          new CloudStory(narrator, cloud, folder, words -> recover.apply(inside, words)).tell();
      narrator.chapter("In your own cloud");
      narrator.commands(inYourCloud(cloud));
      return back ? 0 : 1;
    }
  }

  /** The same commands, with the options' names where a person's own values go. */
  private static List<String> inYourCloud(StoryCloud cloud) {
    List<String> flags = new ArrayList<>(cloud.flags());
    for (int i = 3; i < flags.size(); i += 2) {
      flags.set(i, flags.get(i - 1).substring(2).toUpperCase(Locale.ROOT));
    }
    String where = String.join(" ", flags);
    return List.of(
        "recover disks list " + where,
        "recover disks match " + where + " --out mapping.yaml",
        "recover plan adopt " + where + " --mapping mapping.yaml --context NEW --out plan.json",
        "recover apply plan.json --context NEW");
  }

  private static StoryCloud cloud(String provider, Path folder) {
    return provider.equals("aws") ? new AwsStory(folder) : new GcpStory(folder);
  }

  private int tellOfBundle(Path folder) {
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
