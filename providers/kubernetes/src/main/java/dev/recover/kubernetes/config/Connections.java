// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the connection that a user means, by kubectl's rules: the files named, else {@code
 * KUBECONFIG}, else {@code ~/.kube/config}, else the pod this runs in.
 */
public final class Connections {
  private final Surroundings surroundings;

  public Connections(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Returns the connection of a context; throws {@link DiagnosticException} with NO_KUBECONFIG,
   * KUBECONFIG_INVALID or CONTEXT_UNKNOWN.
   *
   * @param named files that must exist; empty to look in the usual places
   * @param context empty for {@code current-context}
   */
  public Connection find(List<Path> named, Optional<String> context) {
    List<Path> files = files(named);
    Kubeconfig config =
        files.stream().map(KubeconfigReader::read).reduce(Kubeconfig.EMPTY, Kubeconfig::then);
    Optional<String> wanted = context.or(config::currentContext);
    if (wanted.isEmpty() && config.contexts().isEmpty()) {
      return InCluster.connection(surroundings).orElseThrow(() -> nothing(files));
    }
    String name = wanted.orElseThrow(() -> undecided(config));
    Entry entry = Optional.ofNullable(config.contexts().get(name)).orElse(null);
    if (entry == null) {
      throw unknown(config, name, context.isPresent());
    }
    return new ContextReader(config, entry).connection();
  }

  /** Returns the names of all contexts, sorted, for listings and completion. */
  public Set<String> contexts(List<Path> named) {
    Set<String> names = new TreeSet<>();
    files(named).forEach(file -> names.addAll(KubeconfigReader.read(file).contexts().keySet()));
    return names;
  }

  private List<Path> files(List<Path> named) {
    if (!named.isEmpty()) {
      named.stream().filter(file -> !Files.exists(file)).findFirst().ifPresent(Connections::absent);
      return named;
    }
    String variable = surroundings.variable("KUBECONFIG");
    Set<Path> paths = new LinkedHashSet<>();
    if (variable.isEmpty()) {
      paths.add(surroundings.home().resolve(".kube").resolve("config"));
    }
    for (String path : variable.split(Pattern.quote(File.pathSeparator))) {
      if (!path.isBlank()) {
        paths.add(Path.of(path));
      }
    }
    // Like kubectl: a file that is only looked for may be missing.
    return paths.stream().filter(Files::exists).toList();
  }

  private static void absent(Path file) {
    throw new DiagnosticException(
        Diagnostic.error(
            Code.NO_KUBECONFIG,
            file.toString(),
            "the kubeconfig is not there",
            "--kubeconfig names it, and there is no such file",
            "name a file that exists, or leave --kubeconfig out"));
  }

  private DiagnosticException nothing(List<Path> files) {
    String variable = surroundings.variable("KUBECONFIG");
    String why =
        !files.isEmpty()
            ? "no context stands in " + files
            : variable.isEmpty()
                ? "KUBECONFIG is not set, "
                    + surroundings.home().resolve(".kube/config")
                    + " is not there, and this is no pod"
                : "none of the files in KUBECONFIG is there: " + variable;
    return new DiagnosticException(
        Diagnostic.error(
            Code.NO_KUBECONFIG,
            "",
            "no kubeconfig was found",
            why,
            "name one with --kubeconfig FILE, or log in with your provider's command, for example"
                + " `aws eks update-kubeconfig --name CLUSTER`"));
  }

  private static DiagnosticException undecided(Kubeconfig config) {
    return new DiagnosticException(
        Diagnostic.error(
                Code.CONTEXT_UNKNOWN,
                "",
                "the kubeconfig has no current context",
                "it holds " + config.contexts().size() + " contexts and current-context is not set",
                "name one with --context, or run `kubectl config use-context NAME`")
            .withDetails(listed(config)));
  }

  private static DiagnosticException unknown(Kubeconfig config, String name, boolean asked) {
    Optional<String> near = Suggestion.nearest(name, config.contexts().keySet());
    String why = asked ? "no context of the kubeconfig has that name" : "current-context names it";
    return new DiagnosticException(
        Diagnostic.error(
                Code.CONTEXT_UNKNOWN,
                name,
                "there is no context \"" + name + "\"",
                why,
                near.map(other -> "did you mean --context " + other + "?")
                    .orElse("name one that exists with --context"))
            .withDetails(listed(config)));
  }

  private static List<String> listed(Kubeconfig config) {
    List<String> lines = new ArrayList<>();
    new TreeSet<>(config.contexts().keySet()).forEach(name -> lines.add("context  " + name));
    return lines;
  }
}
