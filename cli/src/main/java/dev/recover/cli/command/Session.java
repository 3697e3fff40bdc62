// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.cloud.Clouds;
import dev.recover.cli.view.Console;
import dev.recover.cli.view.DiagnosticView;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.journal.Journal;
import dev.recover.journal.RunStore;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.model.CloudScope;
import dev.recover.spi.CloudAccess;
import dev.recover.spi.Cluster;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What one command runs with: the console, the clock, the providers, and the clusters that it
 * opened.
 */
public final class Session implements AutoCloseable {
  private final Console console;
  private final Map<ClusterOptions, Cluster> opened = new LinkedHashMap<>();
  private final List<Clouds> looked = new ArrayList<>();
  private final List<CloudAccess> accesses = new ArrayList<>();
  private final UnaryOperator<Journal> journals;

  /**
   * @param journals what every journal goes through that is opened for writing
   */
  public Session(Console console, UnaryOperator<Journal> journals) {
    this.console = console;
    this.journals = journals;
  }

  public Console console() {
    return console;
  }

  public Clock clock() {
    return Clock.systemUTC();
  }

  /** Now, as it stands in files: RFC 3339 in UTC, whole seconds. */
  public String now() {
    return clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Opens a cluster, once for equal options; it is closed with the session. */
  public synchronized Cluster open(ClusterOptions options) {
    return opened.computeIfAbsent(options, KubernetesClusters::open);
  }

  /** The providers on the class path; found once, here, and handed to whoever needs them. */
  public Disks disks() {
    return Disks.of(factories());
  }

  /** Every provider there is; making one does no I/O and loads no SDK. */
  public List<DiskProviderFactory> factories() {
    return ProviderJars.factories();
  }

  /**
   * The clouds that the {@link CloudFlags} and the config file name; each is opened when it is
   * asked for the first time, and closed with the session.
   */
  public Clouds clouds(Arguments arguments) {
    List<DiskProviderFactory> factories = factories();
    Clouds clouds = new Clouds(CloudFlags.request(arguments, console, factories), factories);
    looked.add(clouds);
    return clouds;
  }

  /**
   * The clouds that a plan changes something in, whichever these are; each is opened when it comes
   * to that, and closed with the session.
   *
   * @param scopes what the plan names; its regions are looked in without being asked for
   */
  public CloudAccess cloudAccess(Arguments arguments, Collection<CloudScope> scopes) {
    List<DiskProviderFactory> factories = factories();
    CloudAccess access =
        new CloudAccess(
            Disks.of(factories),
            factory ->
                factory.open(
                    CloudFlags.configOf(factory.id(), arguments, console, factories, scopes)));
    accesses.add(access);
    return access;
  }

  /**
   * Where runs and locks are kept: `--state-dir`, RECOVER_STATE_DIR, XDG_STATE_HOME/recover or
   * ~/.local/state/recover.
   */
  public Path stateDirectory(Arguments arguments) {
    return arguments
        .value("--state-dir")
        .or(() -> console.variable("RECOVER_STATE_DIR"))
        .map(Path::of)
        .or(() -> console.variable("XDG_STATE_HOME").map(home -> Path.of(home, "recover")))
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state", "recover"))
        .toAbsolutePath()
        .normalize();
  }

  /** What every journal goes through that is opened for writing. */
  public UnaryOperator<Journal> journals() {
    return journals;
  }

  /** The runs in the state directory. */
  public RunStore runs(Arguments arguments) {
    return new RunStore(stateDirectory(arguments), clock(), journals);
  }

  /** Prints a diagnostic on stderr. */
  public void print(Diagnostic diagnostic) {
    console.err().print(new DiagnosticView(console).text(diagnostic));
  }

  /** Prints what could be done next; scripts do not need it. */
  public void next(String command) {
    if (console.terminals().err()) {
      console.say("next: " + command);
    }
  }

  @Override
  public void close() {
    opened.values().forEach(Cluster::close);
    looked.forEach(Clouds::close);
    accesses.forEach(CloudAccess::close);
  }
}
