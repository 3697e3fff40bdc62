// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.listing;

import dev.recover.bundle.Workload;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.shell.world.Seen;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes lists of what a shell knows now, without waiting for anything. */
public final class Listings {
  private final Shell shell;
  private final String namespace;

  /** Lists for the namespace at hand, or for all of them. */
  public Listings(Shell shell) {
    this.shell = shell;
    this.namespace = shell.place().namespace();
  }

  /** What is listed when nothing is named: what is lost, or without a bundle all claims. */
  public static String usual(Shell shell) {
    return shell.world().bundle().isPresent() ? "lost" : "claims";
  }

  /**
   * Returns the list.
   *
   * @param kind one of lost, claims, volumes, workloads, findings, namespaces
   */
  public Listing of(String kind) {
    return switch (kind) {
      case "lost" -> claims(entry -> entry.captured() && entry.state().open());
      case "claims" -> claims(entry -> true);
      case "volumes" ->
          new Listing(
              volumes(), List.of("volume", "phase", "size", "claim", "reclaimPolicy", "disk"));
      case "workloads" -> new Listing(workloads(), List.of("workload", "replicas", "claims"));
      case "findings" -> new Listing(findings(), List.of("severity", "code", "subject", "summary"));
      case "namespaces" -> new Listing(namespaces(), List.of("namespace", "claims"));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private Listing claims(Predicate<Entry> wanted) {
    return new Listing(
        entries(wanted).stream().map(Entry::row).toList(),
        List.of("namespace", "claim", "state", "size", "inUse", "disk"),
        List.of("volume", "storageClass", "reclaimPolicy", "captured"));
  }

  /** Claims of bundle and cluster, those with something to be done about them first. */
  public List<Entry> entries(Predicate<Entry> wanted) {
    return shell.world().inventory().all().stream()
        .filter(entry -> here(entry.claim()))
        .filter(wanted)
        .sorted(Entry.OPEN_FIRST)
        .toList();
  }

  private boolean here(ClaimName claim) {
    return namespace.isEmpty() || claim.namespace().equals(namespace);
  }

  private Collection<KubeObject> living(ResourceType type) {
    Optional<TargetState> state = shell.world().latest().map(Seen::state);
    return state.map(seen -> seen.all(type)).orElse(List.of());
  }

  private List<Map<String, Object>> volumes() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KubeObject volume : living(ResourceType.PERSISTENT_VOLUME)) {
      Optional<ClaimName> claim = Volume.claimRef(volume);
      if (namespace.isEmpty() || claim.filter(this::here).isPresent()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("volume", volume.name());
        row.put("phase", volume.text("status", "phase").orElse(""));
        row.put("size", volume.text("spec", "capacity", "storage").orElse(""));
        row.put("claim", claim.map(ClaimName::toString).orElse(""));
        row.put("reclaimPolicy", volume.text("spec", "persistentVolumeReclaimPolicy").orElse(""));
        row.put("disk", shell.world().disks().diskOf(volume).map(d -> d.handle()).orElse(""));
        rows.add(row);
      }
    }
    return rows;
  }

  /** Workloads of the bundle; without a bundle a diagnostic says so. */
  public List<Workload> workloadsHere() {
    return shell.desk().bundle().bundle().workloads().stream()
        .filter(workload -> namespace.isEmpty() || workload.namespace().equals(namespace))
        .toList();
  }

  private List<Map<String, Object>> workloads() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Workload workload : workloadsHere()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("workload", named(workload));
      row.put("replicas", workload.replicas().map(String::valueOf).orElse(""));
      row.put("claims", workload.claims().stream().map(ClaimName::name).toList());
      rows.add(row);
    }
    return rows;
  }

  /** For example {@code StatefulSet:db/redis}. */
  public static String named(Workload workload) {
    return workload.kind() + ":" + workload.namespace() + "/" + workload.name();
  }

  private List<Map<String, Object>> findings() {
    List<Diagnostic> all = new ArrayList<>();
    shell.world().bundle().ifPresent(bundle -> all.addAll(bundle.bundle().findings()));
    shell.world().latest().ifPresent(seen -> all.addAll(seen.reading().notLooked()));
    return all.stream().map(Diagnostic::toTree).toList();
  }

  private List<Map<String, Object>> namespaces() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String name : namespacesKnown()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("namespace", name);
      row.put("claims", shell.world().inventory().startingWith(name, "").size());
      rows.add(row);
    }
    return rows;
  }

  /** The namespaces of the cluster, those of the bundle, and those that disks name. */
  public Set<String> namespacesKnown() {
    Set<String> names = new TreeSet<>(shell.world().inventory().namespaces());
    living(ResourceType.NAMESPACE).stream().map(KubeObject::name).forEach(names::add);
    shell
        .scans()
        .latest()
        .ifPresent(
            scan ->
                shell.desk().adoption().claims(scan.holdings()).stream()
                    .map(ClaimName::namespace)
                    .forEach(names::add));
    return names;
  }
}
