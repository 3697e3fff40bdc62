// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a bundle as they lie in the folder, opened only when they are what the list of sums
 * says.
 *
 * <p>Only files that are listed are read, and none through a link. Hidden files directly in the
 * folder ({@code .git}, {@code .gitattributes}) and signatures ({@code *.sig}) may be there and are
 * not read.
 */
final class BundleFolder {
  /** An object has at most 1.5 MB in etcd; two of them, laid out, are still far below this. */
  private static final long LARGEST_OBJECTS = 16L << 20;

  /** One line or record for each of some 100,000 volumes. */
  private static final long LARGEST_LIST = 256L << 20;

  private static final Set<OpenOption> UNLINKED =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S+)");

  private final Path root;

  BundleFolder(Path root) {
    this.root = root;
  }

  /** Says whether there is a folder at all, and that it is neither empty nor a partial one. */
  void checkPresence() {
    if (!Files.exists(root)) {
      throw BundleTrouble.missing(root);
    }
    if (!Files.isDirectory(root)) {
      throw BundleTrouble.foreign(root, "it is a file, and a bundle is a folder");
    }
    if (Files.exists(root.resolve(BundleLayout.HEADER), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<String> names = names();
    if (names.isEmpty()) {
      throw BundleTrouble.empty(root);
    }
    if (names.contains("volumes") || names.contains(BundleLayout.SUMS)) {
      throw BundleTrouble.torn(
          root, "it has no bundle.json, which is written last", List.of(BundleLayout.HEADER));
    }
    throw BundleTrouble.foreign(root, "it has no bundle.json");
  }

  private List<String> names() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw FileTrouble.unreadable(root, e);
    }
  }

  /** Parses the list of sums: path to sum, in its order, which is that of paths. */
  Map<String, String> sums(byte[] list) {
    Map<String, String> sums = new LinkedHashMap<>();
    for (String line : new String(list, StandardCharsets.UTF_8).split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || !BundleLayout.isContent(matcher.group(2))) {
        throw BundleTrouble.tampered(
            root, "SHA256SUMS has a line that names no file of a bundle", List.of(shorten(line)));
      }
      if (sums.put(matcher.group(2), matcher.group(1)) != null) {
        throw BundleTrouble.tampered(
            root, "SHA256SUMS names a file twice", List.of(matcher.group(2)));
      }
    }
    return sums;
  }

  private static String shorten(String line) {
    String plain = line.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 160 ? plain.substring(0, 160) + "..." : plain;
  }

  /** Compares what lies in the folder with what is listed: nothing missing, nothing more. */
  void checkNames(Set<String> listed) {
    Set<String> missing = new HashSet<>(listed);
    List<String> strange = new ArrayList<>();
    for (Map.Entry<String, BasicFileAttributes> entry : entries().entrySet()) {
      String path = entry.getKey();
      boolean known = missing.remove(path) || isOwn(path);
      if (!entry.getValue().isRegularFile()) {
        strange.add(path + " (a link or special file)");
      } else if (!known) {
        strange.add(path + " (not listed)");
      }
    }
    List<Diagnostic> troubles = new ArrayList<>();
    if (!missing.isEmpty()) {
      troubles.add(BundleTrouble.tornFiles(root, count(missing.size()) + " missing", missing));
    }
    if (!strange.isEmpty()) {
      troubles.add(
          BundleTrouble.tamperedFiles(
              root, count(strange.size()) + " there that SHA256SUMS does not list", strange));
    }
    if (!troubles.isEmpty()) {
      throw new DiagnosticException(troubles);
    }
  }

  static String count(int files) {
    return files == 1 ? "one file is" : files + " files are";
  }

  private static boolean isOwn(String path) {
    return path.equals(BundleLayout.HEADER)
        || path.equals(BundleLayout.SUMS)
        || path.endsWith(".sig") && path.indexOf('/') < 0;
  }

  private Map<String, BasicFileAttributes> entries() {
    Map<String, BasicFileAttributes> entries = new HashMap<>();
    try {
      // The folder itself may be reached by a link; nothing in it may be one.
      Path start = root.toRealPath();
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return isHidden(start, folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!isHidden(start, file)) {
                entries.put(start.relativize(file).toString().replace('\\', '/'), attributes);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw FileTrouble.unreadable(root, e);
    }
    return entries;
  }

  private static boolean isHidden(Path start, Path path) {
    return start.equals(path.getParent()) && path.getFileName().toString().startsWith(".");
  }

  /**
   * Reads a listed file; a link and a file that is too large for what it is are refused. One that
   * changes meanwhile is not what its sum says.
   */
  byte[] read(String path) throws IOException {
    Path file = root.resolve(path);
    long most = path.indexOf('/') < 0 ? LARGEST_LIST : LARGEST_OBJECTS;
    try (SeekableByteChannel in = Files.newByteChannel(file, UNLINKED)) {
      if (in.size() > most) {
        throw BundleTrouble.tampered(
            root, "a file is larger than anything that a capture writes", List.of(path));
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) in.size());
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = in.read(bytes);
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    } catch (NoSuchFileException e) {
      throw BundleTrouble.torn(root, "one file is missing", List.of(path));
    } catch (IOException e) {
      if (Files.isSymbolicLink(file)) {
        throw BundleTrouble.tampered(
            root, "a file is a link, and links are not followed", List.of(path));
      }
      throw e;
    }
  }
}
