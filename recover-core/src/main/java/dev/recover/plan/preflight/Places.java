// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Disk;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the nodes of a cluster lie, and whether a disk can be attached there. */
final class Places {
  private static final List<String> ZONE_KEYS =
      List.of(
          "topology.gke.io/zone",
          "topology.ebs.csi.aws.com/zone",
          "topology.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/zone");
  private static final String ZONE_ID_KEY = "topology.k8s.aws/zone-id";
  private static final String GCE = "gce://";

  private final Set<String> zones = new TreeSet<>();
  private final Set<String> zoneIds = new TreeSet<>();
  private final Set<String> projects = new TreeSet<>();

  Places(TargetState target) {
    for (KubeObject node : target.all(ResourceType.NODE)) {
      Map<String, String> labels = node.labels();
      ZONE_KEYS.stream().filter(labels::containsKey).map(labels::get).forEach(zones::add);
      String zoneId = labels.get(ZONE_ID_KEY);
      if (zoneId != null) {
        zoneIds.add(zoneId);
      }
      String machine = node.text("spec", "providerID").orElse("");
      if (machine.startsWith(GCE) && machine.indexOf('/', GCE.length()) > 0) {
        projects.add(machine.substring(GCE.length(), machine.indexOf('/', GCE.length())));
      }
    }
  }

  List<Diagnostic> check(String subject, KubeObject volume, Disk disk) {
    List<Diagnostic> said = new ArrayList<>();
    String account = disk.scope().account();
    if (!projects.isEmpty()
        && disk.scope().provider().equals("gcp")
        && !account.isEmpty()
        && !projects.contains(account)) {
      said.add(otherProject(subject, disk));
    }
    Set<String> wanted = zonesOf(volume);
    if (!wanted.isEmpty()
        && !disk.zones().isEmpty()
        && disk.zones().stream().noneMatch(wanted::contains)) {
      said.add(otherZone(subject, disk, wanted));
    } else if (outOfReach(disk)) {
      said.add(outOfReach(subject, disk));
    }
    return said;
  }

  /** Zone names are aliases of an account: ids are compared where both sides have them. */
  private boolean outOfReach(Disk disk) {
    if (!disk.zoneIds().isEmpty() && !zoneIds.isEmpty()) {
      return disk.zoneIds().stream().noneMatch(zoneIds::contains);
    }
    return !disk.zones().isEmpty()
        && !zones.isEmpty()
        && disk.zones().stream().noneMatch(zones::contains);
  }

  private static Set<String> zonesOf(KubeObject volume) {
    Set<String> found = new TreeSet<>();
    for (Object term : volume.list("spec", "nodeAffinity", "required", "nodeSelectorTerms")) {
      if (term instanceof Map<?, ?> map && map.get("matchExpressions") instanceof List<?> all) {
        for (Object each : all) {
          if (each instanceof Map<?, ?> expression
              && ZONE_KEYS.contains(String.valueOf(expression.get("key")))
              && expression.get("values") instanceof List<?> values) {
            values.forEach(value -> found.add(String.valueOf(value)));
          }
        }
      }
    }
    return found;
  }

  private Diagnostic otherProject(String subject, Disk disk) {
    return Diagnostic.error(
        Code.DISK_OUT_OF_REACH,
        subject,
        "disk " + disk.id().handle() + " belongs to another project than the nodes",
        "it is in " + disk.scope().account() + ", the nodes are in " + String.join(", ", projects),
        "copy it there: `recover plan relocate --to-project "
            + projects.iterator().next()
            + "`, in the shell `relocate`; the driver attaches disks of its nodes' project only");
  }

  private static Diagnostic otherZone(String subject, Disk disk, Set<String> wanted) {
    return Diagnostic.error(
        Code.DISK_OUT_OF_REACH,
        subject,
        "disk " + disk.id().handle() + " lies in " + String.join(", ", disk.zones()),
        "the PersistentVolume says " + String.join(", ", wanted) + "; pods would wait there for it",
        "have the PersistentVolume follow the disk: `plan restore --locate`");
  }

  private Diagnostic outOfReach(String subject, Disk disk) {
    boolean ids = !disk.zoneIds().isEmpty() && !zoneIds.isEmpty();
    return Diagnostic.error(
        Code.DISK_OUT_OF_REACH,
        subject,
        "no node of the target lies in " + String.join(", ", ids ? disk.zoneIds() : disk.zones()),
        "the nodes lie in "
            + String.join(", ", ids ? zoneIds : zones)
            + ", and disk "
            + disk.id().handle()
            + " cannot be attached from there",
        "add a node in its zone; or copy it: `recover plan relocate --to-zone "
            + (zones.isEmpty() ? "ZONE" : zones.iterator().next())
            + "`, in the shell `relocate`");
  }
}
