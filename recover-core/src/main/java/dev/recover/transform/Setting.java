// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing that can be asked for beyond the rules, on the command line or in a rules file. */
public enum Setting {
  MAP_NAMESPACE(Shape.PAIRS, "namespaces, OLD: NEW"),
  MAP_NAME(
      Shape.PAIRS,
      "claims, CLAIM: NEW or NAMESPACE/CLAIM: NEW, and PersistentVolumes, pv:NAME: NEW"),
  MAP_CLASS(Shape.PAIRS, "storage classes of both objects, OLD: NEW; \"\" is no class"),
  SET_CLASS(Shape.WORD, "the storage class of both objects, \"\" for none"),
  MAP_ZONE(Shape.PAIRS, "zones in node affinity and labels of PersistentVolumes, OLD: NEW"),
  MAP_REGION(Shape.PAIRS, "regions in node affinity and labels of PersistentVolumes, OLD: NEW"),
  MAP_NODE(Shape.PAIRS, "host names in node affinity of PersistentVolumes, OLD: NEW"),
  MAP_SECRET(Shape.PAIRS, "Secrets that PersistentVolumes name, NAMESPACE/NAME: NAMESPACE/NAME"),
  SET_VOLUME_ATTRIBUTES(
      Shape.PAIRS, "values of spec.csi.volumeAttributes keys that are there, KEY: VALUE"),
  STRIP_LABELS(Shape.KEYS, "labels to remove from both objects"),
  STRIP_ANNOTATIONS(Shape.KEYS, "annotations to remove from both objects"),
  HELM_MARKS(Shape.WORD, "keep (the default) or strip", "keep", "strip"),
  GITOPS_MARKS(Shape.WORD, "strip (the default) or keep", "strip", "keep"),
  DATA_SOURCE(Shape.WORD, "strip (the default) or keep", "strip", "keep"),
  TO_CSI(
      Shape.WORD,
      "keep (the default) or translate: in-tree sources become those of their CSI driver",
      "keep",
      "translate");

  /** How a setting is written in a rules file. */
  public enum Shape {
    /** A mapping of text to text. */
    PAIRS("a mapping of OLD: NEW"),
    /** A list of text. */
    KEYS("a list"),
    /** One text. */
    WORD("one word");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    /** As messages say it. */
    public String words() {
      return words;
    }
  }

  private final Shape shape;
  private final String meaning;
  private final List<String> allowed;

  Setting(Shape shape, String meaning, String... allowed) {
    this.shape = shape;
    this.meaning = meaning;
    this.allowed = List.of(allowed);
  }

  /** As it is written in a rules file, for example {@code map-namespace}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Shape shape() {
    return shape;
  }

  /** What it holds, as messages and the reference say it. */
  public String meaning() {
    return meaning;
  }

  /** The words it may be, the default first; empty when any text may stand there. */
  public List<String> allowed() {
    return allowed;
  }

  public static Optional<Setting> ofKey(String key) {
    return Stream.of(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
