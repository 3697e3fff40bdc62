// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Processor time used so far, by program: on a machine that all of them share, the reason for a
 * rate.
 *
 * @param seconds by the program's name, this JVM as {@value #HERE}
 */
record Processor(Map<String, Double> seconds) {
  static final String HERE = "here";

  /** Of this JVM and of every program that it has started and that still runs. */
  static Processor now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, Double> seconds = new TreeMap<>();
    seconds.put(HERE, system.getProcessCpuTime() / 1e9);
    ProcessHandle.current()
        .descendants()
        .forEach(
            process ->
                process
                    .info()
                    .totalCpuDuration()
                    .ifPresent(
                        used -> seconds.merge(name(process), used.toNanos() / 1e9, Double::sum)));
    return new Processor(seconds);
  }

  /**
   * As the kernel knows it, cut off after 15 letters: several programs are one binary that goes by
   * the name it was called by.
   */
  private static String name(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
    } catch (IOException ended) {
      return "ended";
    }
  }

  Processor since(Processor before) {
    Map<String, Double> used = new TreeMap<>(seconds);
    before.seconds.forEach((name, then) -> used.computeIfPresent(name, (n, now) -> now - then));
    return new Processor(used);
  }

  /** For example {@code here 0.61, kube-apiserver 2.20}, in ms; what used none is left out. */
  String each(int count) {
    return seconds.entrySet().stream()
        .filter(entry -> entry.getValue() * 1e3 / count >= 0.005)
        .map(
            entry ->
                String.format(
                    Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue() * 1e3 / count))
        .collect(Collectors.joining(", ", "processor, ms a pair: ", ""));
  }
}
