// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.completion;

import dev.recover.cli.shell.world.Inventory;
import java.util.List;

/** What words can be completed from; every answer is at hand. */
public interface Knowledge {
  Inventory inventory();

  /** The namespace at hand, "" for all. */
  String namespace();

  List<String> contexts();

  /** The runs on this cluster, the latest first. */
  List<String> runs();

  /** The claims that disks of the clouds name and that begin so; none before a scan. */
  List<Candidate> disks(String typed);

  /** The values that a label has on the cluster's nodes. */
  List<String> ofNodes(String label);

  /** The names of rules and codes. */
  List<String> topics();

  /** What a word that is a path could become. */
  List<Candidate> files(String typed);
}
