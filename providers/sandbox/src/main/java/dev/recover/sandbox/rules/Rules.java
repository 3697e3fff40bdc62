// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.ResourceType;
import java.util.Map;

/** Finds the rules of a kind. */
public final class Rules {
  private static final KindRules NONE = new KindRules() {};

  private static final Map<String, KindRules> BY_KIND =
      Map.ofEntries(
          Map.entry("PersistentVolume", new VolumeRules()),
          Map.entry("PersistentVolumeClaim", new ClaimRules()),
          Map.entry("StorageClass", new StorageClassRules()),
          Map.entry("VolumeAttributesClass", new AttributesClassRules()),
          Map.entry("CSIDriver", new CsiDriverRules()),
          Map.entry("VolumeAttachment", new AttachmentRules()),
          Map.entry("Namespace", new NamespaceRules()),
          Map.entry("Node", new NodeRules()),
          Map.entry("Pod", new PodRules()),
          Map.entry("Deployment", new WorkloadRules("Deployment")),
          Map.entry("StatefulSet", new StatefulSetRules()),
          Map.entry("DaemonSet", new WorkloadRules("DaemonSet")),
          Map.entry("ReplicaSet", new WorkloadRules("ReplicaSet")),
          Map.entry("Job", new JobRules()),
          Map.entry("CronJob", new CronJobRules()),
          Map.entry("Event", new EventRules()));

  private Rules() {}

  public static KindRules of(ResourceType type) {
    return BY_KIND.getOrDefault(type.kind(), NONE);
  }
}
