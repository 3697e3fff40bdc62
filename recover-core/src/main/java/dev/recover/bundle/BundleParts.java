// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.model.Volume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some files of a bundle hold, and what is wrong with the others. */
final class BundleParts {
  private final List<Volume> volumes = new ArrayList<>();
  private final List<KubeObject> classes = new ArrayList<>();
  private final List<KubeObject> drivers = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> emptied = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  void addAll(BundleParts other) {
    volumes.addAll(other.volumes);
    classes.addAll(other.classes);
    drivers.addAll(other.drivers);
    workloads.addAll(other.workloads);
    findings.addAll(other.findings);
    changed.addAll(other.changed);
    emptied.addAll(other.emptied);
    unreadable.addAll(other.unreadable);
  }

  Bundle toBundle(BundleHeader header, String digest) {
    return new Bundle(header, digest, volumes, classes, drivers, workloads, findings);
  }

  void differs(String path, boolean empty) {
    (empty ? emptied : changed).add(path);
  }

  /** What is wrong, in words; nothing when every file is as it was written. */
  List<Diagnostic> troubles(Path root) {
    List<Diagnostic> troubles = new ArrayList<>();
    if (!changed.isEmpty()) {
      String why = BundleFolder.count(changed.size()) + " not what SHA256SUMS says";
      troubles.add(BundleTrouble.tamperedFiles(root, why, changed));
    }
    if (!unreadable.isEmpty()) {
      String why = BundleFolder.count(unreadable.size()) + " not what a capture writes";
      troubles.add(BundleTrouble.tamperedFiles(root, why, unreadable));
    }
    if (!emptied.isEmpty()) {
      String why = BundleFolder.count(emptied.size()) + " empty";
      troubles.add(BundleTrouble.tornFiles(root, why, emptied));
    }
    return troubles;
  }

  /** Takes what a file holds, which is of the kind that its path says. */
  void parse(String path, String text) {
    try {
      Map<String, Object> tree = Json.parseObject(text);
      if (path.startsWith(BundleLayout.VOLUMES)) {
        volumes.add(volume(path, items(tree)));
      } else if (path.startsWith(BundleLayout.CLASSES)) {
        classes.add(object(tree, "StorageClass"));
      } else if (path.startsWith(BundleLayout.DRIVERS)) {
        drivers.add(object(tree, "CSIDriver"));
      } else if (path.equals(BundleLayout.WORKLOADS)) {
        items(tree).forEach(item -> workloads.add(workload(KubeObject.ofFrozen(item))));
      } else {
        items(tree).forEach(item -> findings.add(Diagnostic.ofTree(item)));
      }
    } catch (UnreadableException e) {
      unreadable.add(path + ": " + e.getMessage());
    }
  }

  private static Volume volume(String path, List<Map<String, Object>> items) {
    Optional<KubeObject> volume = Optional.empty();
    Optional<KubeObject> claim = Optional.empty();
    for (Map<String, Object> item : items) {
      KubeObject object = KubeObject.ofFrozen(item);
      if (object.kind().equals("PersistentVolume") && volume.isEmpty()) {
        volume = Optional.of(object);
      } else if (object.kind().equals("PersistentVolumeClaim") && claim.isEmpty()) {
        claim = Optional.of(object);
      } else {
        throw new UnreadableException("it holds more than one pair");
      }
    }
    if (volume.isEmpty() && claim.isEmpty()) {
      throw new UnreadableException("it holds neither a PersistentVolume nor a claim");
    }
    Volume pair = new Volume(volume, claim);
    if (!BundleLayout.pathOf(pair).equals(path)) {
      throw new UnreadableException("it holds " + pair.label() + ", which belongs elsewhere");
    }
    return pair;
  }

  private static KubeObject object(Map<String, Object> tree, String kind) {
    KubeObject object = KubeObject.ofFrozen(tree);
    if (!object.kind().equals(kind)) {
      throw new UnreadableException("it is not a " + kind);
    }
    return object;
  }

  private static Workload workload(KubeObject item) {
    String namespace = item.text("namespace").orElse("");
    return new Workload(
        item.kind(),
        namespace,
        item.text("name").orElse(""),
        item.at("replicas").filter(Long.class::isInstance).map(Long.class::cast),
        item.textList("claims").stream().map(name -> new ClaimName(namespace, name)).toList());
  }

  private static List<Map<String, Object>> items(Map<String, Object> tree) {
    if (!(tree.get("items") instanceof List<?> list)) {
      throw new UnreadableException("it has no items");
    }
    List<Map<String, Object>> items = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map)) {
        throw new UnreadableException("an item is not an object");
      }
      items.add(Json.asMap(map));
    }
    return items;
  }
}
