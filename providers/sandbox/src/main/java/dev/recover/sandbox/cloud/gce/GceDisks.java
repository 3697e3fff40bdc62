// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Disks: made, read, labelled and deleted. */
final class GceDisks {
  private static final String NAME = "[a-z]([-a-z0-9]{0,61}[a-z0-9])?";
  private static final List<String> KEPT =
      List.of(
          "description",
          "accessMode",
          "multiWriter",
          "provisionedIops",
          "provisionedThroughput",
          "physicalBlockSizeBytes",
          "licenses",
          "guestOsFeatures",
          "sourceImage");

  private final GceState state;
  private final GceOperations operations;

  GceDisks(GceState state, GceOperations operations) {
    this.state = state;
    this.operations = operations;
  }

  static String collection(String project, String scope) {
    return "projects/" + project + "/" + scope + "/disks";
  }

  /** A disk as the API shows it. */
  KubeObject shown(KubeObject record) {
    String status =
        switch (state.stage(record)) {
          case COMING -> record.text("sourceSnapshot").isPresent() ? "RESTORING" : "CREATING";
          case FAILED -> "FAILED";
          case GOING, GONE -> "DELETING";
          case READY -> "READY";
        };
    return GceState.shown(record).with(FieldPath.of("status"), status);
  }

  KubeObject get(String project, String scope, String name) {
    return shown(state.read(collection(project, scope), name));
  }

  /** Makes a disk, empty or of a snapshot. */
  KubeObject insert(String project, String scope, KubeObject body) {
    String name = body.text("name").orElse("");
    String collection = collection(project, scope);
    if (!name.matches(NAME)) {
      throw GceError.invalid("Invalid value for field 'resource.name': '" + name + "'.");
    }
    if (state.find(collection, name).isPresent()) {
      throw GceError.exists(collection + "/" + name);
    }
    Optional<GceSource> source =
        body.text("sourceSnapshot")
            .filter(link -> !link.isEmpty())
            .map(link -> GceSource.snapshot(state, link));
    long size = size(body, source);
    Fate fate = state.fate(project, place(scope), "compute.disks.create");
    // An insertion that fails leaves no disk behind.
    Fate own = fate.outcome() == Fate.Outcome.MADE ? fate : Fate.vanishes();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "compute#disk");
    tree.put("id", state.freshId());
    tree.put("name", name);
    tree.put("sizeGb", String.valueOf(size));
    tree.put("creationTimestamp", state.now().toString());
    tree.put("selfLink", GceState.ROOT + collection + "/" + name);
    tree.put("type", type(project, scope, body));
    KEPT.forEach(field -> body.at(field).ifPresent(value -> tree.put(field, value)));
    tree.putAll(place(project, scope, body));
    source.ifPresent(s -> tree.putAll(s.fields()));
    key(body).ifPresent(key -> tree.put("diskEncryptionKey", key));
    boolean fails = fate.outcome().name().startsWith("FAILS");
    var pace = state.setting().pace();
    Life life = Life.from(state.now(), fails ? pace.operation() : pace.disk(), own);
    KubeObject record =
        GceState.living(GceLabels.set(KubeObject.of(tree), GceLabels.of(body)), life);
    state.put(collection, name, record);
    source.ifPresent(s -> s.copyTo(collection, name));
    state.setting().faults().hide(collection + "/" + name, fate);
    return operations.begin(
        project, scope, "insert", collection + "/" + name, record.text("id").orElseThrow(), fate);
  }

  private long size(KubeObject body, Optional<GceSource> source) {
    String text = body.at("sizeGb").map(String::valueOf).orElse("");
    long least = source.map(GceSource::sizeGb).orElse(1L);
    if (text.isEmpty()) {
      return source.isPresent() ? least : 500;
    }
    if (!text.matches("[0-9]{1,6}") || Long.parseLong(text) < least) {
      throw GceError.invalid(
          "Invalid value for field 'resource.sizeGb': '"
              + text
              + "'. Requested disk size cannot be"
              + " smaller than the "
              + (source.isPresent() ? "snapshot size" : "minimum")
              + " ("
              + least
              + " GB)");
    }
    return Long.parseLong(text);
  }

  private String type(String project, String scope, KubeObject body) {
    String given = body.text("type").orElse("");
    String types = "projects/" + project + "/" + scope + "/diskTypes/";
    if (given.isEmpty()) {
      return GceState.ROOT + types + "pd-standard";
    }
    int at = given.indexOf("projects/");
    if (at < 0
        || !given.substring(at).matches(java.util.regex.Pattern.quote(types) + "[a-z0-9-]+")) {
      throw GceError.invalid("Invalid value for field 'resource.type': '" + given + "'.");
    }
    return GceState.ROOT + given.substring(at);
  }

  private Map<String, Object> place(String project, String scope, KubeObject body) {
    String path = GceState.ROOT + "projects/" + project + "/";
    if (scope.startsWith("zones/")) {
      return Map.of("zone", path + scope);
    }
    List<String> zones =
        body.textList("replicaZones").stream()
            .map(url -> url.substring(url.lastIndexOf('/') + 1))
            .distinct()
            .toList();
    boolean fits =
        zones.size() == 2
            && zones.stream()
                .allMatch(
                    z -> state.layout().hasZone(z) && GceLayout.regionOf(z).equals(place(scope)));
    if (!fits) {
      throw GceError.invalid(
          "Invalid value for field 'resource.replicaZones': '"
              + zones
              + "'. Exactly 2 zones of the region must be given.");
    }
    return Map.of(
        "region",
        path + scope,
        "replicaZones",
        zones.stream().map(zone -> path + "zones/" + zone).toList());
  }

  private static Optional<Map<String, Object>> key(KubeObject body) {
    Optional<String> managed = body.text("diskEncryptionKey", "kmsKeyName");
    if (managed.isPresent()) {
      if (!managed.get().matches("projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/.+")) {
        throw GceError.invalid("Cloud KMS error when using key " + managed.get());
      }
      String version = managed.get().contains("/cryptoKeyVersions/") ? "" : "/cryptoKeyVersions/1";
      return Optional.of(Map.of("kmsKeyName", managed.get() + version));
    }
    return body.text("diskEncryptionKey", "rawKey")
        .map(raw -> Map.of("sha256", dev.recover.sandbox.disk.Digests.hex(raw)));
  }

  KubeObject setLabels(String project, String scope, String name, KubeObject body) {
    String collection = collection(project, scope);
    KubeObject record = state.read(collection, name);
    state.put(collection, name, GceLabels.replace(record, body));
    return operations.begin(
        project,
        scope,
        "setLabels",
        collection + "/" + name,
        record.text("id").orElseThrow(),
        state.fate(project, place(scope), "compute.disks.setLabels"));
  }

  KubeObject delete(String project, String scope, String name) {
    String collection = collection(project, scope);
    KubeObject record = state.read(collection, name);
    List<String> users = record.textList("users");
    if (!users.isEmpty()) {
      throw new GceError(
          400,
          "resourceInUseByAnotherResource",
          "The disk resource '"
              + collection
              + "/"
              + name
              + "' is already being used by '"
              + users.get(0)
              + "'");
    }
    Life life = Life.of(record).endingAt(state.now().plus(state.setting().pace().disk()));
    state.put(collection, name, GceState.living(record, life));
    return operations.begin(
        project,
        scope,
        "delete",
        collection + "/" + name,
        record.text("id").orElseThrow(),
        Fate.MADE);
  }

  static String place(String scope) {
    return scope.substring(scope.indexOf('/') + 1);
  }
}
