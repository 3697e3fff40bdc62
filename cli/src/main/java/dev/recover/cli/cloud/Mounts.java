// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is mounted where on this machine, as Linux tells it.
 *
 * @param lines of {@code /proc/self/mounts}
 */
record Mounts(List<String> lines) {
  private static final Path TABLE = Path.of("/proc/self/mounts");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  /** Reads this machine's; none where there is no such file. */
  static Mounts ofThisMachine() {
    try {
      return new Mounts(Files.exists(TABLE) ? Files.readAllLines(TABLE) : List.of());
    } catch (IOException e) {
      // It only adds what a person could have said; without it the folders have no server.
      return new Mounts(List.of());
    }
  }

  /** The line that says which NFS export a folder is, or ""; see the listing of folders. */
  String headerOf(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return lines.stream()
        .map(line -> line.split(" "))
        .filter(fields -> fields.length > 2)
        .filter(fields -> absolute.startsWith(plain(fields[1])))
        .max(Comparator.comparingInt(fields -> plain(fields[1]).length()))
        .flatMap(fields -> header(fields, absolute))
        .orElse("");
  }

  private static Optional<String> header(String[] fields, Path folder) {
    if (!fields[2].equals("nfs") && !fields[2].equals("nfs4")) {
      return Optional.empty();
    }
    String below = Path.of(plain(fields[1])).relativize(folder).toString();
    String export = plain(fields[0]) + (below.isEmpty() ? "" : "/" + below);
    return export.chars().anyMatch(Character::isWhitespace)
        ? Optional.empty()
        : Optional.of("# nfs " + export + " " + folder + "\n");
  }

  /** Blanks and line ends are written as octal numbers there. */
  private static String plain(String field) {
    return OCTAL
        .matcher(field)
        .replaceAll(
            found -> {
              char character = (char) Integer.parseInt(found.group(1), 8);
              return java.util.regex.Matcher.quoteReplacement(String.valueOf(character));
            });
  }
}
