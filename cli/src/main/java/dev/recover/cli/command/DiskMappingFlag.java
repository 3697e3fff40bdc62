// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.MappingFile;
import dev.recover.model.UnreadableException;
import dev.recover.model.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The option that names the file in which a person says which disk each claim gets. */
final class DiskMappingFlag {
  static final String NAME = "--mapping";

  private DiskMappingFlag() {}

  static Syntax add(Syntax syntax) {
    return syntax.value(
        NAME, "FILE", "which disk each claim gets, as `recover disks match --out` writes it");
  }

  /** What the file says; nothing when none is named. */
  static AdoptionAnswers read(Arguments arguments) {
    return arguments
        .value(NAME)
        .map(name -> read(Path.of(name), name))
        .orElse(AdoptionAnswers.NONE);
  }

  private static AdoptionAnswers read(Path file, String name) {
    try {
      return MappingFile.parse(Yaml.parse(Files.readString(file)), name);
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    } catch (UnreadableException e) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.MAPPING_INVALID,
              name,
              "the mapping file is not YAML that can be read",
              String.valueOf(e.getMessage()),
              "correct it there, or write it anew with `recover disks match --out`"));
    }
  }
}
