// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each flow asks of the API server; the roles in src/dist/manifests grant the same. */
final class Permissions {
  static final List<String> FLOWS = List.of("capture", "protect", "restore", "lock");

  /** What one flow needs. */
  record Need(String flow, List<AccessRule> rules) {}

  private Permissions() {}

  /** The needs of every flow; a namespace of "" asks for all of them. */
  static List<Need> needs(String namespace) {
    ResourceType pv = ResourceType.PERSISTENT_VOLUME;
    ResourceType pvc = ResourceType.PERSISTENT_VOLUME_CLAIM;
    List<AccessRule> restore =
        new ArrayList<>(rules(pv, "", "list", "watch", "create", "patch", "delete"));
    restore.addAll(rules(pvc, namespace, "list", "watch", "create", "delete"));
    restore.addAll(rules(ResourceType.NAMESPACE, "", "create"));
    List<AccessRule> capture = new ArrayList<>(rules(pv, "", "list"));
    capture.addAll(rules(pvc, namespace, "list"));
    return List.of(
        new Need("capture", capture),
        new Need("protect", rules(pv, "", "list", "watch", "patch")),
        new Need("restore", restore),
        new Need(
            "lock",
            rules(ResourceType.LEASE, "recover-system", "get", "create", "update", "delete")));
  }

  private static List<AccessRule> rules(ResourceType type, String namespace, String... verbs) {
    return Arrays.stream(verbs).map(verb -> new AccessRule(verb, type, namespace)).toList();
  }
}
