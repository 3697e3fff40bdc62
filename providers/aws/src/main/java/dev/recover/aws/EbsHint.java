// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.model.VolumeHint;
import dev.recover.spi.HintGatherer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the tags that the EBS driver and the in-tree plug-in write.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md">tagging.md</a>
 */
final class EbsHint {
  private static final String CREATED_FOR = "kubernetes.io/created-for/";
  private static final String OWNER = "kubernetes.io/cluster/";

  private EbsHint() {}

  static VolumeHint of(Map<String, String> tags) {
    HintGatherer gatherer =
        new HintGatherer()
            .claim(
                "tag",
                tag(tags, CREATED_FOR + "pvc/namespace"),
                tag(tags, CREATED_FOR + "pvc/name"))
            .volume("tag", tag(tags, CREATED_FOR + "pv/name"))
            .volume("tag CSIVolumeName", tag(tags, "CSIVolumeName"))
            .copy(tags);
    tag(tags, "Name").ifPresent(gatherer::diskName);
    new TreeMap<>(tags)
        .keySet().stream()
            .filter(key -> key.startsWith(OWNER))
            .forEach(key -> gatherer.cluster("tag", Optional.of(key.substring(OWNER.length()))));
    gatherer.cluster("tag KubernetesCluster", tag(tags, "KubernetesCluster"));
    gatherer.cluster("tag", tag(tags, "ebs.csi.aws.com/cluster-name"));
    return gatherer.hint();
  }

  private static Optional<String> tag(Map<String, String> tags, String key) {
    return Optional.ofNullable(tags.get(key)).filter(value -> !value.isEmpty());
  }
}
