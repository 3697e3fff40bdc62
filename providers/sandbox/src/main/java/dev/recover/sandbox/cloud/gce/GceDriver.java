// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Life;
import dev.recover.sandbox.disk.Digests;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskRecord;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.disk.DiskRequest;
import dev.recover.sandbox.disk.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The Persistent Disk driver of GKE clusters in one project: what it writes on disks, where they
 * can be attached, and what it refuses.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver/blob/master/pkg/gce-pd-csi-driver/controller.go">
 *     controller.go</a>
 */
final class GceDriver implements DiskCloud {
  private static final String NAME = "pd.csi.storage.gke.io";
  private static final String ZONE = "topology.gke.io/zone";
  private static final String HANDLE = "projects/[^/]+/(zones|regions)/[^/]+/disks/[^/]+";
  private static final long GIB = 1L << 30;

  private final GceState state;
  private final GceDisks disks;
  private final String project;
  private final List<String> zones;

  GceDriver(GceState state, String project, List<String> zones) {
    this.state = state;
    this.disks = new GceDisks(state, new GceOperations(state));
    this.project = project;
    this.zones = List.copyOf(zones);
  }

  @Override
  public String driver() {
    return NAME;
  }

  @Override
  public List<Machine> machines(String cluster) {
    return zones.stream().map(zone -> machine(cluster, zone)).toList();
  }

  private Machine machine(String cluster, String zone) {
    String hash = Digests.hex(cluster + "/" + project).substring(0, 8);
    String node =
        "gke-" + cluster + "-pool-" + hash + "-" + zone.substring(zone.lastIndexOf('-') + 1);
    String collection = "projects/" + project + "/zones/" + zone + "/instances";
    exclusively(
        () -> {
          if (state.find(collection, node).isEmpty()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("kind", "compute#instance");
            tree.put("id", state.freshId());
            tree.put("name", node);
            tree.put("zone", GceState.ROOT + "projects/" + project + "/zones/" + zone);
            tree.put("selfLink", GceState.ROOT + collection + "/" + node);
            tree.put("status", "RUNNING");
            tree.put("labels", Map.of("goog-k8s-cluster-name", cluster));
            state.put(collection, node, KubeObject.of(tree));
          }
          return node;
        });
    return new Machine(
        node,
        collection + "/" + node,
        "gce://" + project + "/" + zone + "/" + node,
        GceLayout.regionOf(zone),
        zone,
        Map.of(ZONE, zone));
  }

  @Override
  public List<String> handles() {
    List<String> handles = new ArrayList<>();
    for (String scope : state.layout().scopes()) {
      String collection = GceDisks.collection(project, scope);
      state.all(collection).keySet().forEach(name -> handles.add(collection + "/" + name));
    }
    return handles.stream().sorted().toList();
  }

  @Override
  public Optional<DiskRecord> find(String handle) {
    return record(handle)
        .map(
            disk ->
                new DiskRecord(
                    disk.text("name").orElse(""),
                    Long.parseLong(disk.text("sizeGb").orElse("0")) * GIB,
                    disk.textList("users").stream().findFirst().map(GceDriver::path),
                    metadata(disk)));
  }

  private static Map<String, String> metadata(KubeObject disk) {
    Map<String, String> metadata = new TreeMap<>();
    String description = disk.text("description").orElse("");
    if (description.startsWith("{")) {
      Json.parseObject(description).forEach((key, text) -> metadata.put(key, String.valueOf(text)));
    }
    return metadata;
  }

  @Override
  public String create(DiskRequest request) {
    boolean regional = "regional-pd".equals(request.parameters().get("replication-type"));
    List<String> wanted = places(request);
    List<String> chosen = wanted.subList(0, Math.min(regional ? 2 : 1, wanted.size()));
    if (regional && chosen.size() < 2) {
      throw new DiskRefusal(
          "InvalidArgument", "regional disks need 2 zones, and there is only " + chosen);
    }
    String scope =
        regional ? "regions/" + GceLayout.regionOf(chosen.get(0)) : "zones/" + chosen.get(0);
    String collection = GceDisks.collection(project, scope);
    long size = Math.max(1, (request.bytes() + GIB - 1) / GIB);
    return exclusively(
        () -> {
          Optional<KubeObject> present = state.find(collection, request.name());
          if (present.isEmpty()) {
            disks.insert(project, scope, body(request, scope, chosen, size, regional));
          } else if (!present.get().text("sizeGb").equals(Optional.of(String.valueOf(size)))) {
            throw new DiskRefusal(
                "AlreadyExists", "disk " + request.name() + " already exists with another size");
          }
          return collection + "/" + request.name();
        });
  }

  private List<String> places(DiskRequest request) {
    List<String> wanted = new ArrayList<>();
    request.places().stream()
        .map(place -> place.getOrDefault(ZONE, ""))
        .filter(zone -> !zone.isEmpty())
        .forEach(wanted::add);
    zones.stream().filter(zone -> !wanted.contains(zone)).forEach(wanted::add);
    return wanted;
  }

  private KubeObject body(
      DiskRequest request, String scope, List<String> chosen, long size, boolean regional) {
    Map<String, String> parameters = request.parameters();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", request.name());
    body.put("sizeGb", size);
    String type = parameters.getOrDefault("type", "pd-balanced");
    body.put("type", "projects/" + project + "/" + scope + "/diskTypes/" + type);
    body.put("description", description(request, regional));
    body.put("labels", labels(request));
    Optional.ofNullable(parameters.get("disk-encryption-kms-key"))
        .ifPresent(key -> body.put("diskEncryptionKey", Map.of("kmsKeyName", key)));
    if (regional) {
      String before = "projects/" + project + "/zones/";
      body.put("replicaZones", chosen.stream().map(zone -> before + zone).toList());
    }
    return KubeObject.of(body);
  }

  private static String description(DiskRequest request, boolean regional) {
    Map<String, String> tags = new TreeMap<>();
    request
        .metadata()
        .forEach(
            (key, value) ->
                tags.put(key.replace("csi.storage.k8s.io/", "kubernetes.io/created-for/"), value));
    if (tags.isEmpty()) {
      return (regional ? "Regional disk" : "Disk") + " created by GCE-PD CSI Driver";
    }
    tags.put("storage.gke.io/created-by", NAME);
    return Json.compact(tags);
  }

  private Map<String, String> labels(DiskRequest request) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("goog-gke-volume", "");
    labels.put("goog-k8s-cluster-name", request.cluster());
    labels.put("goog-k8s-cluster-location", GceLayout.regionOf(zones.get(0)));
    for (String pair : request.parameters().getOrDefault("labels", "").split(",")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        labels.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return labels;
  }

  @Override
  public void delete(String handle) {
    String[] parts = parts(handle);
    exclusively(
        () -> {
          String scope = parts[2] + "/" + parts[3];
          if (record(handle).isPresent()) {
            disks.delete(parts[1], scope, parts[5]);
          }
          return handle;
        });
  }

  @Override
  public void attach(String handle, String machine) {
    String[] disk = parts(handle);
    String[] node = machine.split("/");
    exclusively(
        () -> {
          KubeObject record =
              record(handle).orElseThrow(() -> new DiskRefusal("NotFound", "no disk " + handle));
          // The driver looks for the machine in the volume's project, not in its own.
          if (!node[1].equals(disk[1])) {
            throw new DiskRefusal(
                "NotFound",
                "Could not find instance projects/"
                    + disk[1]
                    + "/zones/"
                    + node[3]
                    + "/instances/"
                    + node[5]);
          }
          requireAttachable(handle, record, node[3], machine);
          if (!users(record).contains(machine)) {
            List<String> users = new ArrayList<>(record.textList("users"));
            users.add(GceState.ROOT + machine);
            change(handle, record, users, "lastAttachTimestamp");
          }
          return handle;
        });
  }

  private void requireAttachable(String handle, KubeObject disk, String zone, String machine) {
    if (state.stage(disk) != Life.Stage.READY) {
      throw new DiskRefusal("Unavailable", "disk " + handle + " is not READY");
    }
    if (topology(handle).stream().noneMatch(place -> zone.equals(place.get(ZONE)))) {
      throw new DiskRefusal(
          "InvalidArgument",
          "googleapi: Error 400: Invalid value for field 'resource.source': '"
              + handle
              + "'. Disk must be in the same zone as the instance.");
    }
    List<String> others = users(disk).stream().filter(user -> !user.equals(machine)).toList();
    boolean shared =
        Boolean.TRUE.equals(disk.at("multiWriter").orElse(false))
            || disk.text("accessMode").filter(m -> m.endsWith("_MANY")).isPresent();
    if (!others.isEmpty() && !shared) {
      throw new DiskRefusal(
          "FailedPrecondition",
          "RESOURCE_IN_USE_BY_ANOTHER_RESOURCE: The disk resource '"
              + handle
              + "' is already being used by '"
              + others.get(0)
              + "'");
    }
  }

  @Override
  public void detach(String handle, String machine) {
    exclusively(
        () -> {
          record(handle)
              .filter(disk -> users(disk).contains(machine))
              .ifPresent(
                  disk -> {
                    List<String> users = new ArrayList<>(disk.textList("users"));
                    users.remove(GceState.ROOT + machine);
                    change(handle, disk, users, "lastDetachTimestamp");
                  });
          return handle;
        });
  }

  private void change(String handle, KubeObject disk, List<String> users, String stamp) {
    KubeObject changed =
        (users.isEmpty()
                ? disk.without(FieldPath.of("users"))
                : disk.with(FieldPath.of("users"), users))
            .with(FieldPath.of(stamp), state.now().toString());
    int slash = handle.lastIndexOf('/');
    state.put(handle.substring(0, slash), handle.substring(slash + 1), changed);
  }

  private static List<String> users(KubeObject disk) {
    return disk.textList("users").stream().map(GceDriver::path).toList();
  }

  private static String path(String url) {
    return url.substring(url.indexOf("projects/"));
  }

  @Override
  public void append(String handle, String file, String line) {
    if (record(handle).isPresent()) {
      state.store().append(collection(handle), parts(handle)[5], file, line);
    }
  }

  @Override
  public List<String> lines(String handle, String file) {
    return record(handle).isPresent()
        ? state.store().lines(collection(handle), parts(handle)[5], file)
        : List.of();
  }

  @Override
  public List<Map<String, String>> topology(String handle) {
    String[] parts = handle.split("/");
    if (parts.length == 6 && parts[2].equals("zones")) {
      return List.of(Map.of(ZONE, parts[3]));
    }
    return record(handle).map(disk -> disk.textList("replicaZones")).orElse(List.of()).stream()
        .map(url -> Map.of(ZONE, url.substring(url.lastIndexOf('/') + 1)))
        .toList();
  }

  private Optional<KubeObject> record(String handle) {
    if (!handle.matches(HANDLE)) {
      return Optional.empty();
    }
    return state
        .find(collection(handle), parts(handle)[5])
        .filter(disk -> state.stage(disk) != Life.Stage.GOING);
  }

  private static String collection(String handle) {
    return handle.substring(0, handle.lastIndexOf('/'));
  }

  private static String[] parts(String handle) {
    if (!handle.matches(HANDLE)) {
      throw new DiskRefusal("InvalidArgument", "failed to get id components: " + handle);
    }
    return handle.split("/");
  }

  private <T> T exclusively(Supplier<T> work) {
    try {
      return state.store().exclusively(work);
    } catch (GceError refused) {
      throw new DiskRefusal(code(refused), "googleapi: " + refused.message());
    }
  }

  private static String code(GceError refused) {
    return switch (refused.reason()) {
      case "notFound" -> "NotFound";
      case "resourceInUseByAnotherResource" -> "FailedPrecondition";
      case "forbidden" -> "PermissionDenied";
      default -> "InvalidArgument";
    };
  }
}
