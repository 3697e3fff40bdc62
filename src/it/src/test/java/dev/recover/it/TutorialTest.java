// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tutorials print what they say. */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class TutorialTest {
  @TempDir Path folder;

  @Test
  void firstRestore() throws IOException, InterruptedException {
    new Page(folder).follow("tutorial/first-restore.md");
  }

  @Test
  void restoreShell() throws IOException, InterruptedException {
    new Page(folder).follow("tutorial/restore-shell.md");
  }

  @Test
  void yourClusterIsGoneOnEks() throws IOException, InterruptedException {
    new Page(folder).follow("tutorial/your-cluster-is-gone-eks.md");
  }

  @Test
  void yourClusterIsGoneOnGke() throws IOException, InterruptedException {
    new Page(folder).follow("tutorial/your-cluster-is-gone-gke.md");
  }
}
