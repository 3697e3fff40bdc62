// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One named cluster, user or context of a kubeconfig, and the file it stands in.
 *
 * <p>Fields that are not asked for are left alone, so that a newer kubeconfig can be read.
 *
 * @param what {@code cluster}, {@code user} or {@code context}
 */
record Entry(String what, String name, Map<String, Object> fields, Path file) {
  /** Returns a scalar as text; an empty one counts as absent, as with kubectl. */
  Optional<String> text(String field) {
    Object value = fields.get(field);
    if (value instanceof Map || value instanceof List) {
      throw invalid(field + " of " + this + " is not a text", "");
    }
    return Optional.ofNullable(value).map(String::valueOf).filter(text -> !text.isEmpty());
  }

  boolean isTrue(String field) {
    return text(field).filter("true"::equals).isPresent();
  }

  /** Returns a path; a relative one counts from the folder of the kubeconfig. */
  Optional<Path> path(String field) {
    return text(field).map(this::resolve);
  }

  Path resolve(String path) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? Path.of(path) : folder.resolve(path);
  }

  /** Returns the bytes of {@code FIELD-data} in base64, else of the file that FIELD names. */
  Optional<byte[]> bytes(String field) {
    Optional<String> data = text(field + "-data");
    if (data.isPresent()) {
      try {
        return data.map(text -> Base64.getDecoder().decode(text.replaceAll("\\s", "")));
      } catch (IllegalArgumentException e) {
        throw invalid(field + "-data of " + this + " is not base64", "");
      }
    }
    return path(field).map(path -> read(field, path));
  }

  private byte[] read(String field, Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw invalid(
          field + " of " + this + " cannot be read", "the file " + path + ": " + reason(e));
    }
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  /** Returns the entry of a map that stands under a field. */
  Optional<Entry> inner(String field) {
    return fields.get(field) instanceof Map<?, ?> map
        ? Optional.of(new Entry(what, name, Json.asMap(map), file))
        : Optional.empty();
  }

  DiagnosticException invalid(String summary, String why) {
    return invalid(
        file,
        summary,
        why.isEmpty() ? "it stands in " + file : why,
        "correct it there, or choose another context with --context");
  }

  static DiagnosticException invalid(Path file, String summary, String why, String remedy) {
    return new DiagnosticException(
        Diagnostic.error(Code.KUBECONFIG_INVALID, file.toString(), summary, why, remedy));
  }

  static String reason(IOException failure) {
    return failure instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : failure instanceof java.nio.file.AccessDeniedException
            ? "no permission to read it"
            : String.valueOf(failure.getMessage());
  }

  @Override
  public String toString() {
    return what + " \"" + name + "\"";
  }
}
