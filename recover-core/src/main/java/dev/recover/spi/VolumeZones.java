// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The zones of a PersistentVolume: in its node affinity, under whichever topology key, and in the
 * labels on which the scheduler filters too. Pure.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/csi-translation-lib/plugins/in_tree_volume.go">
 *     in_tree_volume.go</a>
 */
public final class VolumeZones {
  public static final String ZONE = "topology.kubernetes.io/zone";
  public static final String REGION = "topology.kubernetes.io/region";
  public static final String BETA_ZONE = "failure-domain.beta.kubernetes.io/zone";
  public static final String BETA_REGION = "failure-domain.beta.kubernetes.io/region";

  /** What stands between the zones of one label. */
  public static final String BETWEEN = "__";

  private static final FieldPath AFFINITY = FieldPath.of("spec", "nodeAffinity");
  private static final FieldPath TERMS = AFFINITY.then("required").then("nodeSelectorTerms");

  private VolumeZones() {}

  /** Returns the zones that a label names: {@code a__b} is two; sorted. */
  public static List<String> ofLabel(String value) {
    return Stream.of(value.split(BETWEEN))
        .map(String::trim)
        .filter(zone -> !zone.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns the zones to which a PersistentVolume is tied, sorted: those of every key of its node
   * affinity that ends in {@code /zone}, else those of its labels; empty when nothing says.
   */
  public static List<String> of(KubeObject volume) {
    TreeSet<String> zones = new TreeSet<>();
    requirements(volume)
        .filter(requirement -> isZone(requirement.get("key")))
        .forEach(requirement -> zones.addAll(values(requirement)));
    if (!zones.isEmpty()) {
      return List.copyOf(zones);
    }
    return label(volume, ZONE)
        .or(() -> label(volume, BETA_ZONE))
        .map(VolumeZones::ofLabel)
        .orElse(List.of());
  }

  /**
   * Returns the PersistentVolume tied to these zones and no others: one requirement of {@code key}
   * in every term in place of those of zones and regions, and zone and region labels, where there
   * are some, that say the same. Other requirements stay.
   *
   * @param zones none for a disk that every zone reaches
   * @param region the zones' region
   */
  public static KubeObject place(KubeObject volume, String key, List<String> zones, String region) {
    List<Object> placed = new ArrayList<>();
    for (Map<String, Object> term : terms(volume, true)) {
      List<Object> expressions = new ArrayList<>();
      if (!zones.isEmpty()) {
        expressions.add(requirement(key, zones));
      }
      expressionsOf(term)
          .filter(e -> !isZone(e.get("key")) && !String.valueOf(e.get("key")).endsWith("/region"))
          .forEach(expressions::add);
      Map<String, Object> copy = new LinkedHashMap<>(term);
      copy.remove("matchExpressions");
      if (!expressions.isEmpty()) {
        copy.put("matchExpressions", expressions);
      }
      if (!copy.isEmpty() && !placed.contains(copy)) {
        placed.add(copy);
      }
    }
    KubeObject result = placed.isEmpty() ? volume.without(AFFINITY) : volume.with(TERMS, placed);
    String joined = String.join(BETWEEN, zones.stream().sorted().toList());
    for (String label : List.of(ZONE, BETA_ZONE)) {
      result = relabelled(result, label, joined);
    }
    for (String label : List.of(REGION, BETA_REGION)) {
      result = relabelled(result, label, zones.isEmpty() ? "" : region);
    }
    return result;
  }

  /**
   * Returns an in-tree PersistentVolume with its topology said as a CSI driver says it: the zone
   * requirement gets the driver's key, or is made from the zone label in every term; a beta region
   * requirement gets the key of today; labels stay.
   */
  public static KubeObject toCsi(KubeObject volume, String key) {
    boolean beta = !names(volume, ZONE) && (names(volume, BETA_ZONE) || betaLabelOnly(volume));
    String zoneKey = beta ? BETA_ZONE : ZONE;
    KubeObject result = volume;
    if (names(volume, zoneKey)) {
      result = rekeyed(volume, zoneKey, key);
    } else {
      List<String> zones = label(volume, zoneKey).map(VolumeZones::ofLabel).orElse(List.of());
      result = zones.isEmpty() ? volume : required(volume, key, zones);
    }
    return beta ? rekeyed(result, BETA_REGION, REGION) : result;
  }

  private static boolean betaLabelOnly(KubeObject volume) {
    return label(volume, ZONE).isEmpty() && label(volume, BETA_ZONE).isPresent();
  }

  private static KubeObject required(KubeObject volume, String key, List<String> zones) {
    List<Object> terms = new ArrayList<>();
    for (Map<String, Object> term : terms(volume, true)) {
      List<Object> expressions = new ArrayList<>(expressionsOf(term).toList());
      expressions.add(requirement(key, zones));
      Map<String, Object> copy = new LinkedHashMap<>(term);
      copy.put("matchExpressions", expressions);
      terms.add(copy);
    }
    return volume.with(TERMS, terms);
  }

  private static KubeObject rekeyed(KubeObject volume, String from, String to) {
    if (!names(volume, from)) {
      return volume;
    }
    UnaryOperator<Map<String, Object>> renamed =
        requirement -> {
          Map<String, Object> copy = new LinkedHashMap<>(requirement);
          copy.replace("key", from, to);
          return copy;
        };
    List<Object> terms = new ArrayList<>();
    for (Map<String, Object> term : terms(volume, false)) {
      Map<String, Object> copy = new LinkedHashMap<>(term);
      if (copy.containsKey("matchExpressions")) {
        copy.put("matchExpressions", expressionsOf(term).map(renamed).toList());
      }
      terms.add(copy);
    }
    return volume.with(TERMS, terms);
  }

  private static KubeObject relabelled(KubeObject volume, String label, String value) {
    if (label(volume, label).isEmpty()) {
      return volume;
    }
    FieldPath path = FieldPath.label(label);
    return value.isEmpty() ? volume.without(path) : volume.with(path, value);
  }

  private static Map<String, Object> requirement(String key, List<String> zones) {
    Map<String, Object> requirement = new LinkedHashMap<>();
    requirement.put("key", key);
    requirement.put("operator", "In");
    requirement.put("values", zones.stream().sorted().toList());
    return requirement;
  }

  private static boolean names(KubeObject volume, String key) {
    return requirements(volume).anyMatch(requirement -> key.equals(requirement.get("key")));
  }

  private static Stream<Map<String, Object>> requirements(KubeObject volume) {
    return terms(volume, false).stream().flatMap(VolumeZones::expressionsOf);
  }

  private static Stream<Map<String, Object>> expressionsOf(Map<String, Object> term) {
    return term.get("matchExpressions") instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(item -> Json.asMap((Map<?, ?>) item))
        : Stream.empty();
  }

  private static List<Map<String, Object>> terms(KubeObject volume, boolean atLeastOne) {
    List<Map<String, Object>> terms = new ArrayList<>();
    for (Object term : volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms")) {
      if (term instanceof Map<?, ?> map) {
        terms.add(Json.asMap(map));
      }
    }
    return terms.isEmpty() && atLeastOne ? List.of(Map.of()) : terms;
  }

  private static List<String> values(Map<String, Object> requirement) {
    return requirement.get("values") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static boolean isZone(@Nullable Object key) {
    return String.valueOf(key).endsWith("/zone");
  }

  private static Optional<String> label(KubeObject volume, String label) {
    return Optional.ofNullable(volume.labels().get(label));
  }
}
