// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A disk as a JSON object: what {@code recover disks list -o json} prints, and what any program may
 * write to tell this one of disks. {@code docs/reference/disk-listing.md} describes it.
 *
 * <p>Only {@code driver} and {@code handle} must be there when one is read; whatever is not known
 * is left out when one is written.
 */
public final class DiskTree {
  /** What prints such a listing, for messages. */
  public static final String COMMAND = "recover disks list -o json";

  /** Where the driver's own metadata keys would have the claim and the volume. */
  private static final Map<String, List<String>> HINTS =
      Map.of(
          "csi.storage.k8s.io/pvc/namespace", List.of("claim", "namespace"),
          "csi.storage.k8s.io/pvc/name", List.of("claim", "name"),
          "csi.storage.k8s.io/pv/name", List.of("volume"));

  private DiskTree() {}

  /** Returns the object, its fields in the order of the reference. */
  public static Map<String, Object> of(Disk disk, VolumeHint hint) {
    Map<String, Object> tree = new LinkedHashMap<>();
    DiskFacts facts = disk.facts();
    tree.put("provider", disk.scope().provider());
    tree.put("account", disk.scope().account());
    tree.put("region", disk.scope().region());
    tree.put("id", disk.cloudId());
    tree.put("name", disk.name());
    tree.put("driver", disk.id().driver());
    tree.put("handle", disk.id().handle());
    tree.put("zone", String.join(",", disk.zones()));
    tree.put("zoneIds", disk.zoneIds());
    tree.put("sizeBytes", disk.sizeBytes());
    tree.put("state", disk.state().word());
    tree.put("attachedTo", disk.attachedTo());
    hint.claim()
        .ifPresent(c -> tree.put("claim", Map.of("namespace", c.namespace(), "name", c.name())));
    tree.put("volume", hint.volume().orElse(""));
    tree.put("claimUid", hint.claimUid().orElse(""));
    tree.put("clusters", hint.clusters());
    tree.put("evidence", hint.evidence().stream().map(evidence -> evidence.text()).toList());
    tree.put("type", facts.type());
    tree.put("created", facts.created().orElse(""));
    tree.put("lastAttached", facts.lastAttached().orElse(""));
    tree.put("lastDetached", facts.lastDetached().orElse(""));
    tree.put("key", facts.key().orElse(""));
    tree.put("sourceSnapshot", facts.sourceSnapshot().orElse(""));
    tree.put("traits", facts.traits().stream().map(DiskTrait::name).sorted().toList());
    tree.put("tags", facts.tags());
    tree.put("description", facts.description());
    tree.values().removeIf(DiskTree::nothing);
    return tree;
  }

  private static boolean nothing(Object value) {
    return "".equals(value) || List.of().equals(value) || Map.of().equals(value);
  }

  /**
   * Reads one object.
   *
   * @param scope provider, account and region, where the object does not say
   * @throws dev.recover.diagnostic.DiagnosticException when driver or handle is not there
   */
  public static Disk read(KubeObject record, CloudScope scope) {
    String driver = needed(record, "driver");
    String handle = needed(record, "handle");
    return new Disk(
        new DiskId(driver, handle),
        text(record, "id").orElse(""),
        text(record, "name").orElse(""),
        new CloudScope(
            text(record, "provider").orElse(scope.provider()),
            text(record, "account").orElse(scope.account()),
            text(record, "region").orElse(scope.region())),
        text(record, "zone").map(zones -> List.of(zones.split(","))).orElse(List.of()),
        record.textList("zoneIds"),
        size(record, driver + "^" + handle),
        state(record),
        record.textList("attachedTo"),
        facts(record));
  }

  private static DiskFacts facts(KubeObject record) {
    return new DiskFacts(
        text(record, "type").orElse(""),
        text(record, "created"),
        text(record, "lastAttached"),
        text(record, "lastDetached"),
        text(record, "key"),
        text(record, "sourceSnapshot"),
        traits(record),
        tags(record),
        text(record, "description").orElse(""));
  }

  private static String needed(KubeObject record, String key) {
    return text(record, key)
        .orElseThrow(
            () ->
                ListingText.unlike(
                    COMMAND, "a record has no " + key + " that is text: " + record.tree()));
  }

  private static Optional<String> text(KubeObject record, String key) {
    return record.text(key).filter(text -> !text.isEmpty());
  }

  private static long size(KubeObject record, String disk) {
    Optional<Object> size = record.at("sizeBytes");
    if (size.isPresent() && !(size.get() instanceof Long bytes && bytes >= 0)) {
      throw ListingText.unlike(
          COMMAND, "sizeBytes of " + disk + " is no whole number of bytes: " + size.get());
    }
    return (Long) size.orElse(0L);
  }

  private static DiskState state(KubeObject record) {
    Optional<String> word = text(record, "state");
    return Stream.of(DiskState.values())
        .filter(state -> word.isPresent() && state.word().equals(word.get()))
        .findFirst()
        .orElse(DiskState.UNKNOWN);
  }

  private static Set<DiskTrait> traits(KubeObject record) {
    List<String> names = record.textList("traits");
    return Stream.of(DiskTrait.values())
        .filter(trait -> names.contains(trait.name()))
        .collect(Collectors.toSet());
  }

  /** Tags, and among them what the record itself says about the volume and no tag says. */
  private static Map<String, String> tags(KubeObject record) {
    Map<String, String> tags = new LinkedHashMap<>();
    record.map("tags").forEach((key, value) -> tags.put(key, String.valueOf(value)));
    if (tags.isEmpty() && record.text("description").isEmpty()) {
      HINTS.forEach(
          (key, path) ->
              record.text(path.toArray(String[]::new)).ifPresent(said -> tags.put(key, said)));
    }
    return tags;
  }
}
