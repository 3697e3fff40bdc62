// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command run to its end, with its time and its greatest resident memory. */
record Command(double seconds, double megabytes) {
  private static final String PEAK = "VmHWM:";

  /** Runs it with this kubeconfig and standard output in a file; it must succeed. */
  static Command run(Path kubeconfig, Path output, List<String> words)
      throws IOException, InterruptedException {
    return run(kubeconfig, output, words, Map.of());
  }

  /** The same, with more in its environment. */
  static Command run(Path kubeconfig, Path output, List<String> words, Map<String, String> more)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(output.toFile())
            .redirectError(output.resolveSibling(output.getFileName() + ".err").toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("XDG_STATE_HOME", output.resolveSibling("state-home").toString());
    builder.environment().putAll(more);
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
      process.waitFor(10, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(words + " ended with " + process.exitValue() + ": " + errors(output));
    }
    return new Command(seconds, peak / 1e3);
  }

  private static String errors(Path output) throws IOException {
    return Files.readString(output.resolveSibling(output.getFileName() + ".err"));
  }

  /** The kernel's own high-water mark, 0 where there is none to read. */
  private static long peakKilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
