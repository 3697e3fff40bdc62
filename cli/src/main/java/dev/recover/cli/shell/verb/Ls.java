// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.bundle.Workload;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.DisksListCommand;
import dev.recover.cli.command.DisksOrphansCommand;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Place;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.view.Printable;
import dev.recover.cli.view.Rows;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code ls}. */
final class Ls implements Verb {
  private static final List<String> KINDS =
      List.of(
          "lost", "claims", "volumes", "workloads", "findings", "namespaces", "disks", "orphans");

  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("ls", "List what is lost, and more")
        .text(
            "Of the namespace at hand, or of all. lost: what the bundle has and the cluster has not, the default with a"
                + "\nbundle. claims: all claims of both. volumes: PersistentVolumes of the cluster. workloads and findings: of the"
                + "\nbundle. disks and orphans: of the clouds that the shell was started with (--provider and so on), as `recover disks`"
                + "\nlists them; orphans are those that neither this cluster nor a loaded bundle names.")
        .optionalArgument(String.join("|", KINDS), "what to list")
        .optionalArgument("TEXT", "only lines with this text")
        .flag("--wide", "more columns")
        .flag("--names", "one name a line")
        .example("ls lost")
        .example("ls claims redis");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    Optional<String> asked = arguments.optionalArgument(0);
    if (asked.filter("disks"::equals).isPresent()) {
      return shell.command(new DisksListCommand(), disksOf(shell));
    }
    if (asked.filter("orphans"::equals).isPresent()) {
      return shell.command(new DisksOrphansCommand(), bundlesOf(shell));
    }
    shell.world().seen();
    String kind = asked.orElse(shell.world().bundle().isPresent() ? "lost" : "claims");
    switch (kind) {
      case "lost" -> entries(shell, entry -> entry.captured() && entry.state().open(), arguments);
      case "claims" -> entries(shell, entry -> true, arguments);
      case "volumes" ->
          print(
              shell,
              volumes(shell),
              arguments,
              "volume",
              "phase",
              "size",
              "claim",
              "reclaimPolicy",
              "disk");
      case "workloads" ->
          print(shell, workloads(shell), arguments, "workload", "replicas", "claims");
      case "findings" ->
          print(shell, findings(shell), arguments, "severity", "code", "subject", "summary");
      case "namespaces" -> print(shell, namespaces(shell), arguments, "namespace", "claims");
      default -> throw new IllegalArgumentException(kind);
    }
    return 0;
  }

  private static String[] disksOf(Shell shell) {
    String namespace = shell.place().namespace();
    return namespace.isEmpty() ? new String[0] : new String[] {"--namespace", namespace};
  }

  private static String[] bundlesOf(Shell shell) {
    List<String> words = new ArrayList<>(List.of("--context", shell.place().cluster().context()));
    shell
        .world()
        .bundles()
        .forEach(bundle -> words.addAll(List.of("--bundle", bundle.folder().toString())));
    return words.toArray(String[]::new);
  }

  private static void entries(Shell shell, Predicate<Entry> wanted, Arguments arguments) {
    String namespace = shell.place().namespace();
    List<Map<String, Object>> rows =
        shell.world().inventory().all().stream()
            .filter(entry -> namespace.isEmpty() || entry.claim().namespace().equals(namespace))
            .filter(wanted)
            .sorted(Entry.OPEN_FIRST)
            .map(Entry::row)
            .toList();
    List<String> columns =
        new ArrayList<>(List.of("namespace", "claim", "state", "size", "inUse", "disk"));
    if (arguments.has("--wide")) {
      columns.addAll(List.of("volume", "storageClass", "reclaimPolicy", "captured"));
    }
    print(shell, rows, arguments, columns.toArray(String[]::new));
  }

  private static void print(
      Shell shell, List<Map<String, Object>> all, Arguments arguments, String... columns) {
    Optional<String> text = arguments.optionalArgument(1);
    List<Map<String, Object>> rows =
        all.stream()
            .filter(row -> text.isEmpty() || row.values().toString().contains(text.get()))
            .toList();
    shell
        .console()
        .out()
        .print(arguments.has("--names") ? names(rows, columns[0]) : Rows.table(rows, columns));
    if (rows.isEmpty()) {
      shell.say("nothing to list" + (text.isPresent() ? " with " + text.get() : ""));
    }
  }

  private static String names(List<Map<String, Object>> rows, String key) {
    StringBuilder names = new StringBuilder();
    for (Map<String, Object> row : rows) {
      Object claim = row.get("claim");
      String name = String.valueOf(row.get(key));
      names.append(
          Printable.text(
              key.equals("namespace") && row.containsKey("claim") ? name + "/" + claim : name));
      names.append('\n');
    }
    return names.toString();
  }

  private static List<Map<String, Object>> volumes(Shell shell) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Place place = shell.place();
    for (KubeObject volume : shell.world().seen().state().all(ResourceType.PERSISTENT_VOLUME)) {
      Optional<ClaimName> claim = Volume.claimRef(volume);
      if (place.namespace().isEmpty()
          || claim.filter(c -> c.namespace().equals(place.namespace())).isPresent()) {
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

  private static List<Map<String, Object>> workloads(Shell shell) {
    String namespace = shell.place().namespace();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Workload workload : shell.desk().bundle().bundle().workloads()) {
      if (namespace.isEmpty() || workload.namespace().equals(namespace)) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("workload", workload.kind() + ":" + workload.namespace() + "/" + workload.name());
        row.put("replicas", workload.replicas().map(String::valueOf).orElse(""));
        row.put("claims", workload.claims().stream().map(ClaimName::name).toList());
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Map<String, Object>> findings(Shell shell) {
    List<Diagnostic> all = new ArrayList<>();
    shell.world().bundle().ifPresent(bundle -> all.addAll(bundle.bundle().findings()));
    all.addAll(shell.world().seen().reading().notLooked());
    return all.stream().map(Diagnostic::toTree).toList();
  }

  private static List<Map<String, Object>> namespaces(Shell shell) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String namespace : Use.namespaces(shell)) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("namespace", namespace);
      row.put("claims", shell.world().inventory().startingWith(namespace, "").size());
      rows.add(row);
    }
    return rows;
  }
}
