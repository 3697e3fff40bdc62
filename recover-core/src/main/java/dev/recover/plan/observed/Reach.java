// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which nodes can take a volume: those that run its driver, match its affinity and lie in its zone.
 *
 * <p>Volumes that ask for the same are answered once.
 */
public final class Reach {
  /** What came out. */
  public enum Answer {
    /** A node takes it. */
    REACHED,
    /** Nodes match, and pods cannot be scheduled to any of them now. */
    CORDONED,
    /** No node that runs the driver matches its affinity and zone. */
    NO_NODE,
    /** The driver is installed, and no node runs it yet. */
    DRIVER_ON_NO_NODE,
    /** Nothing says that the driver is installed. */
    NO_DRIVER,
    /** The cluster has no nodes yet. */
    NO_NODES,
    /** Nodes, or what runs on them, could not be listed. */
    NOT_LOOKED
  }

  private record Seen(KubeObject node, Map<String, String> labels, Set<String> drivers) {}

  private final TargetState state;
  private final List<Seen> nodes = new ArrayList<>();
  private final Set<String> running = new HashSet<>();
  private final Map<String, Answer> answers = new HashMap<>();

  public Reach(TargetState state) {
    this.state = state;
    Map<String, Set<String>> drivers = new HashMap<>();
    for (KubeObject node : state.all(ResourceType.CSI_NODE)) {
      drivers.put(node.name(), drivers(node));
    }
    for (KubeObject node : state.all(ResourceType.NODE)) {
      Set<String> own = drivers.getOrDefault(node.name(), Set.of());
      running.addAll(own);
      nodes.add(new Seen(node, node.labels(), own));
    }
  }

  private static Set<String> drivers(KubeObject csiNode) {
    Set<String> names = new HashSet<>();
    for (Object driver : csiNode.list("spec", "drivers")) {
      if (driver instanceof Map<?, ?> map && map.get("name") instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }

  /** Says whether a node can take the PersistentVolume. */
  public Answer answer(KubeObject volume) {
    Optional<String> driver = SourceDriver.of(volume);
    Map<String, String> zones = ZoneLabels.of(volume);
    String key =
        driver.orElse("")
            + " "
            + zones
            + " "
            + volume.at("spec", "nodeAffinity").map(Json::canonical).orElse("");
    return answers.computeIfAbsent(key, k -> decide(volume, driver, zones));
  }

  private Answer decide(KubeObject volume, Optional<String> driver, Map<String, String> zones) {
    boolean looked =
        state.looked(ResourceType.NODE)
            && (driver.isEmpty() || state.looked(ResourceType.CSI_NODE));
    if (looked && driver.isPresent() && !running.contains(driver.get())) {
      return withoutDriver(driver.get());
    }
    if (!looked) {
      return Answer.NOT_LOOKED;
    }
    if (nodes.isEmpty()) {
      return Answer.NO_NODES;
    }
    Answer best = Answer.NO_NODE;
    for (Seen seen : nodes) {
      boolean takes =
          (driver.isEmpty() || seen.drivers().contains(driver.get()))
              && NodeSelector.matches(volume, seen.node(), seen.labels())
              && ZoneLabels.match(zones, seen.labels());
      if (takes && schedulable(seen.node())) {
        return Answer.REACHED;
      }
      best = takes ? Answer.CORDONED : best;
    }
    return best;
  }

  private Answer withoutDriver(String driver) {
    if (state.find(ResourceType.CSI_DRIVER, "", driver).isPresent()) {
      return nodes.isEmpty() ? Answer.NO_NODES : Answer.DRIVER_ON_NO_NODE;
    }
    return state.looked(ResourceType.CSI_DRIVER) ? Answer.NO_DRIVER : Answer.NOT_LOOKED;
  }

  private static boolean schedulable(KubeObject node) {
    return node.at("spec", "unschedulable").map(flag -> !flag.equals(true)).orElse(true);
  }

  /** What the volume asks of a node, a line each, for messages. */
  public static List<String> wants(KubeObject volume) {
    List<String> lines = new ArrayList<>();
    SourceDriver.of(volume).ifPresent(driver -> lines.add("driver    " + driver));
    volume
        .at("spec", "nodeAffinity", "required", "nodeSelectorTerms")
        .ifPresent(terms -> lines.add("affinity  " + Json.compact(terms)));
    ZoneLabels.of(volume).forEach((key, value) -> lines.add("label     " + key + "=" + value));
    return lines;
  }

  /** How the nodes lie, a line for each zone and its count, for messages; at most ten. */
  public List<String> offers() {
    Map<String, Integer> zones = new TreeMap<>();
    for (Seen seen : nodes) {
      zones.merge(ZoneLabels.of(seen.node()).toString(), 1, Integer::sum);
    }
    return zones.entrySet().stream()
        .limit(10)
        .map(zone -> "nodes     " + zone.getValue() + " with labels " + zone.getKey())
        .toList();
  }
}
