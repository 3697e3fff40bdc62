// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import dev.recover.sandbox.disk.Digests;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Compute Engine keeps: resources as its API shows them, each with the {@link Life} that says
 * its status. A collection is {@code projects/P/zones/Z/disks} and the like, an id a name.
 */
final class GceState {
  static final String ROOT = "https://www.googleapis.com/compute/v1/";
  private static final FieldPath LIFE = FieldPath.of("life");

  private final CloudSetting setting;
  private final GceLayout layout;

  GceState(CloudSetting setting, GceLayout layout) {
    this.setting = setting;
    this.layout = layout;
  }

  GceLayout layout() {
    return layout;
  }

  CloudSetting setting() {
    return setting;
  }

  CloudStore store() {
    return setting.store();
  }

  Instant now() {
    return setting.clock().now();
  }

  /** Notes that a permission was needed, and refuses when it was taken away. */
  void permit(String project, String place, String action, String resource) {
    CloudCall call = new CloudCall(project, place, action, Map.of());
    setting.calls().add(call);
    setting
        .faults()
        .of(call)
        .filter(fault -> fault.kind() == CloudFault.Kind.DENIED)
        .ifPresent(
            fault -> {
              throw GceError.forbidden(action, resource);
            });
  }

  /** What becomes of what a call makes. */
  Fate fate(String project, String place, String action) {
    return setting.faults().fateOf(new CloudCall(project, place, action, Map.of()));
  }

  /** A number that no other resource ever had. */
  String freshId() {
    long next =
        store().find("gce", "counter").flatMap(c -> c.at("next")).map(n -> (long) n).orElse(1L);
    store().put("gce", "counter", KubeObject.of(Map.of("next", next + 1)));
    // As long as real ones, and not in an order that tests could rely on.
    return String.valueOf(
        1_000_000_000_000_000_000L
            + Long.parseLong(Digests.hex("gce" + next).substring(0, 14), 16) * 10
            + next % 10);
  }

  /** The resources of a collection that are there now, by name. */
  SortedMap<String, KubeObject> all(String collection) {
    SortedMap<String, KubeObject> present = new TreeMap<>();
    store()
        .all(collection)
        .forEach(
            (name, record) -> {
              if (Life.of(record).at(now()) != Life.Stage.GONE) {
                present.put(name, record);
              }
            });
    return present;
  }

  /** A resource that is there now, whoever may see it. */
  Optional<KubeObject> find(String collection, String name) {
    return store()
        .find(collection, name)
        .filter(record -> Life.of(record).at(now()) != Life.Stage.GONE);
  }

  /** A resource as a read sees it: not yet, while its fate hides it. */
  KubeObject read(String collection, String name) {
    String resource = collection + "/" + name;
    return find(collection, name)
        .filter(record -> !setting.faults().hides(resource))
        .orElseThrow(() -> GceError.notFound(resource));
  }

  /** Makes or changes a resource; one of a name that was gone begins anew. */
  void put(String collection, String name, KubeObject record) {
    if (find(collection, name).isEmpty()) {
      store().remove(collection, name);
    }
    store().put(collection, name, record);
  }

  static KubeObject living(KubeObject record, Life life) {
    return record.with(LIFE, life.tree());
  }

  Life.Stage stage(KubeObject record) {
    return Life.of(record).at(now());
  }

  static KubeObject shown(KubeObject record) {
    return record.without(LIFE);
  }
}
