// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.UnreadableException;
import dev.recover.model.Yaml;
import dev.recover.transform.MappingOptions;
import dev.recover.transform.Mappings;
import dev.recover.transform.RulesFile;
import dev.recover.transform.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options that change names, namespaces, classes and zones on the way. */
final class MappingFlags {
  private static final List<Setting> PAIRS =
      List.of(
          Setting.MAP_NAMESPACE,
          Setting.MAP_CLASS,
          Setting.MAP_NAME,
          Setting.MAP_ZONE,
          Setting.MAP_SECRET);

  private MappingFlags() {}

  static Syntax add(Syntax syntax) {
    return syntax
        .values("--map-namespace", "OLD=NEW", "restore the claims of a namespace into another")
        .values("--map-class", "OLD=NEW", "give volumes of a class another")
        .values("--map-name", "OLD=NEW", "rename: CLAIM=NEW, NS/CLAIM=NEW, or pv:NAME=NEW")
        .values("--map-zone", "OLD=NEW", "rename zones in node affinity and labels")
        .values("--map-secret", "OLD=NEW", "other Secrets: NS/NAME=NS/NAME")
        .valueOrEmpty("--set-class", "NAME", "give every volume this class; \"\" for none")
        .flag("--to-csi", "write in-tree volumes for the CSI driver that serves them")
        .value("--rules", "FILE", "mappings for chosen volumes, as YAML");
  }

  /** What the rules file says, and over it what the options say. */
  static Mappings mappings(Arguments arguments) {
    MappingOptions options = new MappingOptions();
    PAIRS.forEach(setting -> options.with(setting, arguments.values("--" + setting.key())));
    arguments
        .value("--set-class")
        .ifPresent(name -> options.with(Setting.SET_CLASS, List.of(name)));
    if (arguments.has("--to-csi")) {
      options.with(Setting.TO_CSI, List.of("translate"));
    }
    Optional<Mappings> rules = arguments.value("--rules").map(MappingFlags::rules);
    return rules.orElse(Mappings.none()).and(options.read());
  }

  private static Mappings rules(String file) {
    try {
      return RulesFile.parse(Yaml.parse(Files.readString(Path.of(file))), file);
    } catch (IOException e) {
      throw FileTrouble.unreadable(Path.of(file), e);
    } catch (UnreadableException e) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.RULES_INVALID,
              file,
              "the rules file is not YAML that can be read",
              String.valueOf(e.getMessage()),
              "correct it there; docs/reference/rules.md describes the file"));
    }
  }
}
