// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

/** The options that change names, namespaces and classes on the way. */
final class MappingFlags {
  private MappingFlags() {}

  static Syntax add(Syntax syntax) {
    return syntax
        .values("--map-namespace", "OLD=NEW", "restore the claims of a namespace into another")
        .values("--map-class", "OLD=NEW", "give volumes of a class another")
        .values("--map-name", "OLD=NEW", "rename: CLAIM=NEW, NS/CLAIM=NEW, or pv:NAME=NEW")
        .values("--map-zone", "OLD=NEW", "rename zones in node affinity and labels")
        .value("--set-class", "NAME", "give every volume this class; \"\" for none")
        .value("--rules", "FILE", "mappings for chosen volumes, as YAML");
  }
}
