// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;
import dev.recover.cli.view.Rows;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code recover doctor}. */
public final class DoctorCommand implements Command {
  private static final String OK = "ok";
  private static final String MISSING = "missing";

  private final List<Map<String, Object>> rows = new ArrayList<>();

  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        StateFlags.add(
            ClusterFlags.add(
                Syntax.of("doctor", "Check that everything needed is here")
                    .text(
                        "Looks at this machine, and at the cluster as far as it can be reached. Exit code 1 when something is missing.")
                    .values("--namespace,-n", "NS", "the namespaces a restore will write to")
                    .example("doctor --context dr-1 -n db"))));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    add("java", OK, System.getProperty("java.version") + " in " + System.getProperty("java.home"));
    stateDirectory(session.stateDirectory(arguments));
    try {
      Cluster cluster = session.open(ClusterFlags.options(arguments));
      ClusterIdentity identity = cluster.identity();
      add("cluster", OK, identity.name() + " uid=" + identity.uid() + " " + identity.version());
      permissions(cluster, arguments.values("--namespace"));
    } catch (DiagnosticException e) {
      Diagnostic first = e.diagnostics().get(0);
      add("cluster", MISSING, first.summary());
      session.print(first);
    } catch (Fault fault) {
      add("cluster", MISSING, fault.getMessage());
    }
    Map<String, Object> document = Format.document("Doctor");
    document.put("checks", rows);
    OutputFlags.format(arguments)
        .print(
            session.console().out(),
            document,
            format -> Rows.table(rows, "check", "result", "detail"));
    return rows.stream().anyMatch(row -> MISSING.equals(row.get("result"))) ? 1 : 0;
  }

  private void stateDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "doctor", ".tmp"));
      add("state-directory", OK, directory.toString());
    } catch (IOException e) {
      add("state-directory", MISSING, directory + ": " + e.getMessage());
    }
  }

  private void permissions(Cluster cluster, List<String> namespaces) {
    for (String namespace : namespaces.isEmpty() ? List.of("") : namespaces) {
      for (Permissions.Need need : Permissions.needs(namespace)) {
        for (AccessRule rule : need.rules()) {
          if (!cluster.allowed(rule)) {
            add(
                "may-" + need.flow(),
                MISSING,
                rule.verb() + " " + rule.type().plural() + where(rule));
          }
        }
      }
    }
    for (String flow : Permissions.FLOWS) {
      if (rows.stream().noneMatch(row -> ("may-" + flow).equals(row.get("check")))) {
        add("may-" + flow, OK, "every permission is there");
      }
    }
  }

  private static String where(AccessRule rule) {
    return rule.namespace().isEmpty() ? "" : " in " + rule.namespace();
  }

  private void add(String check, String result, String detail) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", check);
    row.put("result", result);
    row.put("detail", detail);
    rows.add(row);
  }
}
