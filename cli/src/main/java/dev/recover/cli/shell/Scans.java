// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.bundle.Bundle;
import dev.recover.cli.cloud.Clouds;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.CloudFlags;
import dev.recover.cli.command.PreflightFlags;
import dev.recover.cli.command.Session;
import dev.recover.cli.shell.world.Standby;
import dev.recover.locate.Holdings;
import dev.recover.model.Volume;
import dev.recover.plan.preflight.CloudSide;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The clouds that the shell was started with; nobody asks them before a verb needs to know.
 *
 * <p>Thread-safe.
 */
public final class Scans {
  private final Session session;
  private final Arguments arguments;
  private final Standby standby;
  private Optional<Clouds> clouds = Optional.empty();
  private volatile Optional<Scan> latest = Optional.empty();

  /**
   * @param arguments what {@code recover shell} was given
   * @param standby waits for the clouds
   */
  Scans(Session session, Arguments arguments, Standby standby) {
    this.standby = standby;
    this.session = session;
    this.arguments = arguments;
  }

  /** What was seen last, without waiting. */
  public Optional<Scan> latest() {
    return latest;
  }

  /** What was seen last; asks the clouds when nobody has yet. */
  public Scan seen() {
    return latest.orElseGet(this::lookNow);
  }

  /** Lists all disks now. */
  public Scan lookNow() {
    Clouds asked = clouds();
    Holdings holdings = standby.run(asked::disks, () -> "the clouds to answer");
    Scan scan =
        new Scan(holdings, Set.copyOf(asked.request().clusters()), session.clock().instant());
    latest = Optional.of(scan);
    return scan;
  }

  /** Refuses when the shell was not told in which clouds to look. */
  public void require() {
    clouds();
  }

  private synchronized Clouds clouds() {
    if (clouds.isEmpty()) {
      clouds = Optional.of(session.clouds(arguments));
    }
    return clouds.get();
  }

  /** What the clouds say of a bundle's disks before a cluster gets them. */
  CloudSide before(Bundle bundle, Predicate<Volume> selected) {
    CloudSide asked =
        CloudFlags.given(arguments, session.console())
            ? standby.run(
                () -> PreflightFlags.ask(bundle, selected, clouds(), session.disks()),
                () -> "the clouds to answer")
            : CloudSide.NOT_ASKED;
    return PreflightFlags.side(asked, arguments, session);
  }

  /** What a scan says of disks before a cluster gets them. */
  CloudSide before(Scan scan) {
    return PreflightFlags.side(CloudSide.of(scan.holdings()), arguments, session);
  }
}
