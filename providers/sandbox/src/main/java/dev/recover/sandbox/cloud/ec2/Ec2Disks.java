// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import dev.recover.sandbox.disk.Digests;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskRecord;
import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.disk.DiskRequest;
import dev.recover.sandbox.disk.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the EBS CSI driver of a cluster does in one account and region: the tags that it writes, the
 * keys by which it names zones, and what its role may touch.
 *
 * <p>Waits for nothing: what it makes is ready at once, whatever the cloud's pace.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/pkg/driver/controller.go">controller.go</a>
 */
final class Ec2Disks implements DiskCloud {
  static final String ZONE = "topology.kubernetes.io/zone";
  private static final String OLD_ZONE = "topology.ebs.csi.aws.com/zone";
  private static final String METADATA = "csi.storage.k8s.io/";
  private static final String CREATED_FOR = "kubernetes.io/created-for/";
  private static final long GIB = 1L << 30;
  private static final long DEFAULT_GIB = 100;

  private final Ec2Resources resources;
  private final String account;
  private final String region;
  private final List<String> zones;
  private final DriverPolicy policy;

  /**
   * @param zones those that nodes are in
   */
  Ec2Disks(
      Ec2Resources resources,
      String account,
      String region,
      List<String> zones,
      DriverPolicy policy) {
    this.resources = resources;
    this.account = account;
    this.region = region;
    this.zones = List.copyOf(zones);
    this.policy = policy;
  }

  @Override
  public String driver() {
    return "ebs.csi.aws.com";
  }

  @Override
  public List<Machine> machines(String cluster) {
    return zones.stream().map(zone -> machine(cluster, zone)).toList();
  }

  private Machine machine(String cluster, String zone) {
    String node = "node-" + zone.substring(region.length());
    String id = instance(cluster, node);
    resources.saveInstance(account, region, id, zone);
    return new Machine(
        node,
        id,
        "aws:///" + zone + "/" + id,
        region,
        zone,
        Map.of(
            ZONE,
            zone,
            OLD_ZONE,
            zone,
            "topology.k8s.aws/zone-id",
            Ec2Regions.zoneId(account, zone)));
  }

  /** The cluster's name stands in the id's making alone: instances are only told apart by it. */
  private String instance(String cluster, String node) {
    return "i-0" + Digests.hex(account + region + cluster + node).substring(0, 16);
  }

  @Override
  public List<String> handles() {
    return resources.volumes(account, region, "").map(Ec2Volume::id).toList();
  }

  @Override
  public Optional<DiskRecord> find(String handle) {
    return resources
        .volume(account, region, handle)
        .map(
            volume ->
                new DiskRecord(
                    volume.tags().getOrDefault("CSIVolumeName", ""),
                    volume.gib() * GIB,
                    volume.attachments().stream().map(Ec2Attachment::instance).findFirst(),
                    volume.tags()));
  }

  @Override
  public String create(DiskRequest request) {
    Map<String, String> parameters = new TreeMap<>();
    long gib = Math.max(1, (request.bytes() + GIB - 1) / GIB);
    parameters.put("Size", String.valueOf(request.bytes() == 0 ? DEFAULT_GIB : gib));
    parameters.put("AvailabilityZone", zone(request));
    parameters.put("VolumeType", request.parameters().getOrDefault("type", "gp3"));
    // The driver's own: the digest of the volume's name.
    parameters.put("ClientToken", Digests.hex(request.name()));
    copy(request, parameters, "encrypted", "Encrypted");
    copy(request, parameters, "kmsKeyId", "KmsKeyId");
    copy(request, parameters, "iops", "Iops");
    copy(request, parameters, "throughput", "Throughput");
    parameters.put("TagSpecification.1.ResourceType", "volume");
    int number = 1;
    for (Map.Entry<String, String> tag : tags(request).entrySet()) {
      parameters.put("TagSpecification.1.Tag." + number + ".Key", tag.getKey());
      parameters.put("TagSpecification.1.Tag." + number + ".Value", tag.getValue());
      number++;
    }
    Ec2Call call = call("CreateVolume", parameters);
    return resources
        .setting()
        .store()
        .exclusively(() -> asked("create", () -> ready(new VolumeWrites(resources).made(call))));
  }

  private String ready(Ec2Volume volume) {
    Life life = volume.life();
    if (life.outcome() == Fate.Outcome.MADE && !life.ready().equals(life.created())) {
      Life now = new Life(life.created(), life.created(), life.outcome(), "", life.gone());
      resources.save(account, region, volume.living(now));
    }
    return volume.id();
  }

  private static void copy(
      DiskRequest request, Map<String, String> parameters, String from, String to) {
    String value = request.parameters().get(from);
    if (value != null) {
      parameters.put(to, value);
    }
  }

  private String zone(DiskRequest request) {
    return request.places().stream()
        .flatMap(place -> Stream.of(ZONE, OLD_ZONE).map(key -> place.getOrDefault(key, "")))
        .filter(zone -> !zone.isEmpty())
        .findFirst()
        .orElse(region + "a");
  }

  private static Map<String, String> tags(DiskRequest request) {
    Map<String, String> tags = new TreeMap<>();
    tags.put("CSIVolumeName", request.name());
    tags.put("ebs.csi.aws.com/cluster", "true");
    for (String what : List.of("pvc/name", "pvc/namespace", "pv/name")) {
      String value = request.metadata().get(METADATA + what);
      if (value != null) {
        tags.put(CREATED_FOR + what, value);
      }
    }
    // As with --k8s-tag-cluster-id.
    tags.put("kubernetes.io/cluster/" + request.cluster(), "owned");
    tags.put("KubernetesCluster", request.cluster());
    tags.put("ebs.csi.aws.com/cluster-name", request.cluster());
    tags.put("Name", request.cluster() + "-dynamic-" + request.name());
    return tags;
  }

  @Override
  public void delete(String handle) {
    if (!handle.matches("vol-[0-9a-f]+")) {
      throw new DiskRefusal("InvalidArgument", "no such form of volume id");
    }
    if (find(handle).isPresent()) {
      requireAllowed(handle, "ec2:DeleteVolume", "");
      asked(
          "delete",
          () ->
              new VolumeWrites(resources).delete(call("DeleteVolume", Map.of("VolumeId", handle))));
    }
  }

  @Override
  public void attach(String handle, String machine) {
    Optional<Ec2Volume> volume = resources.volume(account, region, handle);
    boolean there =
        volume.stream()
            .flatMap(found -> found.attachments().stream())
            .anyMatch(a -> a.instance().equals(machine));
    if (!there) {
      requireAllowed(handle, "ec2:AttachVolume", machine);
      Map<String, String> parameters =
          Map.of("VolumeId", handle, "InstanceId", machine, "Device", "/dev/xvdaa");
      asked("attach", () -> new VolumeWrites(resources).attach(call("AttachVolume", parameters)));
    }
  }

  @Override
  public void detach(String handle, String machine) {
    boolean there =
        resources.volume(account, region, handle).stream()
            .flatMap(found -> found.attachments().stream())
            .anyMatch(a -> a.instance().equals(machine));
    if (there) {
      Map<String, String> parameters = Map.of("VolumeId", handle, "InstanceId", machine);
      asked("detach", () -> new VolumeWrites(resources).detach(call("DetachVolume", parameters)));
    }
  }

  /** The scoped policy names the cluster, which the instance's tags say in EC2. */
  private void requireAllowed(String handle, String action, String machine) {
    Map<String, String> tags =
        resources.volume(account, region, handle).map(Ec2Volume::tags).orElse(Map.of());
    String cluster = tags.getOrDefault("ebs.csi.aws.com/cluster-name", "");
    boolean own =
        machine.isEmpty()
            || Ec2Regions.zones(region).stream()
                .anyMatch(
                    zone ->
                        instance(cluster, "node-" + zone.substring(region.length()))
                            .equals(machine));
    boolean there = resources.volume(account, region, handle).isPresent();
    if (there && !policy.allows(tags, own ? cluster : "\0")) {
      throw new DiskRefusal(
          "Internal",
          "Could not reach volume \""
              + handle
              + "\": api error UnauthorizedOperation: You are not"
              + " authorized to perform this operation: "
              + action);
    }
  }

  @Override
  public void append(String handle, String file, String line) {
    if (find(handle).isPresent()) {
      store().append(Ec2Resources.place(account, region, "volumes"), handle, file, line);
    }
  }

  @Override
  public List<String> lines(String handle, String file) {
    return find(handle)
        .map(d -> store().lines(Ec2Resources.place(account, region, "volumes"), handle, file))
        .orElse(List.of());
  }

  @Override
  public List<Map<String, String>> topology(String handle) {
    return resources.volume(account, region, handle).stream()
        .map(volume -> Map.of(ZONE, volume.zone()))
        .toList();
  }

  private CloudStore store() {
    return resources.setting().store();
  }

  private Ec2Call call(String action, Map<String, String> parameters) {
    return new Ec2Call(account, region, action, Map.copyOf(parameters), Fate.MADE);
  }

  private static <T> T asked(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (Ec2Error error) {
      String code = error.code().equals("InvalidVolume.NotFound") ? "NotFound" : "Internal";
      throw new DiskRefusal(
          code,
          "Could not " + what + " volume: api error " + error.code() + ": " + error.message());
    }
  }
}
