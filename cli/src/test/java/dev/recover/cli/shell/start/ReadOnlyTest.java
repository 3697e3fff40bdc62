// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld;
import dev.recover.cli.TestWorld.Ran;
import dev.recover.cli.shell.verb.Verbs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without {@code write on} a shell sends nothing that could change anything, not even a dry run.
 */
class ReadOnlyTest {
  /** A line of every verb that can be said, whether it does something or is refused. */
  private static final Map<String, List<String>> LINES =
      Map.ofEntries(
          Map.entry("ls", List.of("ls", "ls claims", "ls volumes", "ls namespaces", "ls findings")),
          Map.entry("find", List.of("find a")),
          Map.entry("pick", List.of("pick claims a")),
          Map.entry("show", List.of("show db/a", "show db/b --yaml")),
          Map.entry("why", List.of("why db/a")),
          Map.entry("graph", List.of("graph")),
          Map.entry("explain", List.of("explain PLAN_STALE")),
          Map.entry("load", List.of("load BUNDLE")),
          Map.entry("restore", List.of("restore db/a")),
          Map.entry("scan", List.of("scan disks")),
          Map.entry("adopt", List.of("adopt db/a")),
          Map.entry("relocate", List.of("relocate db/a --to-zone us-east-1b")),
          Map.entry("protect", List.of("protect db/*")),
          Map.entry("exclude", List.of("exclude db/a")),
          Map.entry("map", List.of("map namespace db=new")),
          Map.entry("set", List.of("set class gold")),
          Map.entry("open", List.of("open plan PLAN")),
          Map.entry("undo", List.of("undo")),
          Map.entry("redo", List.of("redo")),
          Map.entry("discard", List.of("discard")),
          Map.entry("status", List.of("status")),
          Map.entry("diff", List.of("diff")),
          Map.entry("check", List.of("check")),
          Map.entry("save", List.of("save plan FILE")),
          Map.entry("commit", List.of("commit --confirm box")),
          Map.entry("confirm", List.of("confirm")),
          Map.entry("runs", List.of("runs")),
          Map.entry("resume", List.of("resume --confirm box")),
          Map.entry("rollback", List.of("rollback --confirm box")),
          Map.entry("verify", List.of("verify BUNDLE")),
          Map.entry("jobs", List.of("jobs")),
          Map.entry("watch", List.of("watch")),
          Map.entry("stop", List.of("stop")),
          Map.entry("use", List.of("use db", "use")),
          Map.entry("write", List.of("write off")),
          Map.entry("history", List.of("history")),
          Map.entry("help", List.of("help ls")),
          Map.entry("quit", List.of("quit")));

  @TempDir Path folder;

  @Test
  void noVerbSendsAWrite() {
    try (TestWorld world = new TestWorld(folder)) {
      world.createClaims("db", "a", "b");
      world.recover("protect", "-n", "db");
      world.recover("capture", "-n", "db", "--out", "./bundle");
      world.lose("db", "a");
      world.recover("plan", "restore", "--bundle", "./bundle", "--out", "./plan.json");
      world.sandbox().api().log().clear();
      List<String> refused = new ArrayList<>();
      for (String verb : Verbs.ALL.keySet()) {
        assertThat(LINES).as("a line of every verb").containsKey(verb);
        for (String line : LINES.get(verb)) {
          String text =
              line.replace("BUNDLE", world.file("bundle"))
                  .replace("PLAN", world.file("plan.json"))
                  .replace("FILE", world.file("saved.json"));
          world.file("line.recover", text + "\n");
          Ran ran = world.recover("shell", "--bundle", "./bundle", "--file", "./line.recover");
          if (ran.err().contains("[READ_ONLY]")) {
            refused.add(verb);
          }
        }
      }
      Set<String> methods = new TreeSet<>();
      world.sandbox().api().log().all().forEach(request -> methods.add(request.method()));
      assertThat(methods).containsExactly("GET");
      assertThat(refused)
          .contains(
              "restore",
              "adopt",
              "relocate",
              "protect",
              "map",
              "set",
              "open",
              "check",
              "commit",
              "resume",
              "rollback");
    }
  }
}
