// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.spi.DiskChange;
import dev.recover.spi.Fault;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Labels as Compute Engine takes them: short lower-case words.
 *
 * @see <a href="https://cloud.google.com/compute/docs/labeling-resources">Labels</a>
 */
final class Labels {
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}");

  private Labels() {}

  /**
   * The labels of what a run makes: those asked for, without those that belong to GKE or to the
   * driver of the old cluster, and the run's own.
   *
   * @throws Fault when a label is none
   */
  static Map<String, String> ofOurs(Map<String, String> asked, String run) {
    Map<String, String> labels = new TreeMap<>();
    asked.forEach(
        (key, value) -> {
          boolean theirs =
              key.startsWith("goog-")
                  || key.equals("cluster-id-gke-io")
                  || key.equals("volume-publish-status-gke-io");
          if (!theirs) {
            labels.put(key, value);
          }
        });
    labels.put(DiskChange.PROVENANCE, value(run));
    check(labels);
    return labels;
  }

  /** Throws a {@link Fault} when one of them is not a label. */
  static void check(Map<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
            throw new Fault(
                Fault.Kind.INVALID,
                0,
                "\""
                    + dev.recover.model.OneLine.of(key + "=" + value)
                    + "\" is not a label of Compute Engine: lower-case letters, digits, _ and -,"
                    + " at most 63, a letter first");
          }
        });
  }

  /** A run's id as the value of a label; two ids never have the same. */
  static String value(String run) {
    String lower = run.toLowerCase(Locale.ROOT);
    if (lower.equals(run) && run.matches("[a-z0-9_-]{1,63}")) {
      return run;
    }
    UUID digest = UUID.nameUUIDFromBytes(run.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String readable = lower.replaceAll("[^a-z0-9_-]", "-");
    return readable.substring(0, Math.min(26, readable.length())) + "-" + digest;
  }

  /** Whether what carries these labels was made by the run. */
  static boolean provenOurs(Map<String, String> labels, String run) {
    return value(run).equals(labels.get(DiskChange.PROVENANCE));
  }
}
