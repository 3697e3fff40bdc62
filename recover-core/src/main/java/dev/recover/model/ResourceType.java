// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object and where the API serves it.
 *
 * @param group "" for the core group
 * @param plural the name in the URL, for example {@code persistentvolumes}
 */
public record ResourceType(
    String group, String version, String kind, String plural, boolean namespaced) {
  public static final ResourceType NAMESPACE = core("Namespace", "namespaces", false);
  public static final ResourceType PERSISTENT_VOLUME =
      core("PersistentVolume", "persistentvolumes", false);
  public static final ResourceType PERSISTENT_VOLUME_CLAIM =
      core("PersistentVolumeClaim", "persistentvolumeclaims", true);
  public static final ResourceType NODE = core("Node", "nodes", false);
  public static final ResourceType POD = core("Pod", "pods", true);
  public static final ResourceType EVENT = core("Event", "events", true);
  public static final ResourceType STORAGE_CLASS = storage("StorageClass", "storageclasses");
  public static final ResourceType CSI_DRIVER = storage("CSIDriver", "csidrivers");
  public static final ResourceType CSI_NODE = storage("CSINode", "csinodes");
  public static final ResourceType VOLUME_ATTACHMENT =
      storage("VolumeAttachment", "volumeattachments");
  public static final ResourceType STATEFUL_SET = apps("StatefulSet", "statefulsets");
  public static final ResourceType DEPLOYMENT = apps("Deployment", "deployments");
  public static final ResourceType DAEMON_SET = apps("DaemonSet", "daemonsets");
  public static final ResourceType REPLICA_SET = apps("ReplicaSet", "replicasets");
  public static final ResourceType JOB = new ResourceType("batch", "v1", "Job", "jobs", true);
  public static final ResourceType CRON_JOB =
      new ResourceType("batch", "v1", "CronJob", "cronjobs", true);
  public static final ResourceType LEASE =
      new ResourceType("coordination.k8s.io", "v1", "Lease", "leases", true);

  /** Every type above, in one fixed order. */
  public static final List<ResourceType> ALL =
      List.of(
          NAMESPACE,
          PERSISTENT_VOLUME,
          PERSISTENT_VOLUME_CLAIM,
          NODE,
          POD,
          EVENT,
          STORAGE_CLASS,
          CSI_DRIVER,
          CSI_NODE,
          VOLUME_ATTACHMENT,
          STATEFUL_SET,
          DEPLOYMENT,
          DAEMON_SET,
          REPLICA_SET,
          JOB,
          CRON_JOB,
          LEASE);

  /** Returns the known type of that group and kind. */
  public static Optional<ResourceType> of(String group, String kind) {
    return ALL.stream().filter(t -> t.group.equals(group) && t.kind.equals(kind)).findFirst();
  }

  /** For example {@code v1} or {@code storage.k8s.io/v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The URL path of the collection; a namespace of "" means all of them. */
  public String path(String namespace) {
    String base = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    return base
        + (namespaced && !namespace.isEmpty() ? "/namespaces/" + namespace : "")
        + "/"
        + plural;
  }

  private static ResourceType core(String kind, String plural, boolean namespaced) {
    return new ResourceType("", "v1", kind, plural, namespaced);
  }

  private static ResourceType storage(String kind, String plural) {
    return new ResourceType("storage.k8s.io", "v1", kind, plural, false);
  }

  private static ResourceType apps(String kind, String plural) {
    return new ResourceType("apps", "v1", kind, plural, true);
  }

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceType that
        && plural.equals(that.plural)
        && group.equals(that.group)
        && version.equals(that.version)
        && kind.equals(that.kind)
        && namespaced == that.namespaced;
  }

  @Override
  public int hashCode() {
    return 31 * plural.hashCode() + group.hashCode();
  }
}
