// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.FileTrouble;
import dev.recover.model.UnreadableException;
import dev.recover.model.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads Kubernetes objects from files that people already have, one object at a time.
 *
 * <p>YAML or JSON; lists, several documents, or one object a file; with or without status. What
 * cannot be read ends in a {@link dev.recover.diagnostic.DiagnosticException} with {@code
 * INPUT_INVALID} or {@code FILE_UNREADABLE} that names file, line and column.
 */
public final class ManifestReader {
  /** Stands for the standard input. */
  public static final String STANDARD_INPUT = "-";

  private final InputStream standardInput;
  private final Consumer<Manifest> each;

  private ManifestReader(InputStream standardInput, Consumer<Manifest> each) {
    this.standardInput = standardInput;
    this.each = each;
  }

  /**
   * Reads files, folders with everything below them that ends in .yaml, .yml or .json, and {@value
   * #STANDARD_INPUT}, in this order; the files of a folder by path.
   */
  public static void read(List<String> from, InputStream standardInput, Consumer<Manifest> each) {
    ManifestReader reader = new ManifestReader(standardInput, each);
    from.forEach(reader::read);
  }

  private void read(String from) {
    if (from.equals(STANDARD_INPUT)) {
      try {
        read("standard input", standardInput);
      } catch (IOException e) {
        throw FileTrouble.unreadable(Path.of("standard input"), e);
      }
      return;
    }
    Path path = Path.of(from);
    if (!Files.isDirectory(path)) {
      readFile(path);
      return;
    }
    List<Path> files = files(path);
    if (files.isEmpty()) {
      throw InputTrouble.invalid(from, "the folder holds no .yaml, .yml or .json file");
    }
    files.forEach(this::readFile);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> isManifest(folder, file)).sorted().toList();
    } catch (IOException e) {
      throw FileTrouble.unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw FileTrouble.unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private static boolean isManifest(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        && Files.isRegularFile(file);
  }

  private void readFile(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      read(file.toString(), in);
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    }
  }

  private void read(String name, InputStream in) throws IOException {
    ManifestText text = ManifestText.open(name, in);
    ManifestList list = new ManifestList(name, each);
    try {
      if (text.json()) {
        JsonWalk.read(text.reader(), list);
      } else {
        Yaml.read(text.reader(), list);
      }
    } catch (UnreadableException e) {
      throw InputTrouble.invalid(name, String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      throw notText(name);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw notText(name);
      }
      throw e.getCause();
    }
    if (list.documents() == 0) {
      throw InputTrouble.invalid(name, "it holds no object, only blanks or comments");
    }
  }

  private static RuntimeException notText(String name) {
    return InputTrouble.invalid(name, "it is not UTF-8 text", "save it as UTF-8 and try again");
  }
}
