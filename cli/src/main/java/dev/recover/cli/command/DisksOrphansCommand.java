// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.DiskListView;
import dev.recover.cli.view.DiskRows;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.Printable;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Holdings;
import dev.recover.locate.Orphans;
import dev.recover.spi.NotLookedAt;
import java.util.ArrayList;
import java.util.List;

/** {@code recover disks orphans}. */
public final class DisksOrphansCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "disks orphans", "List disks that no cluster and no bundle names; deletes nothing")
            .text(
                "What the clouds hold, less the volumes of every bundle that you name and of every cluster: those of --context or the"
                    + "\nconfig file, else all contexts of the kubeconfig. A cluster that is forgotten makes its disks look like orphans."
                    + "\nThis command never deletes. Exit code 9 says that a cluster or a part of a cloud could not be looked at.");
    return OutputFlags.add(HeldVolumes.add(CloudFlags.add(syntax)))
        .example("disks orphans --provider gcp --project shop-prod --all-contexts")
        .example("disks orphans --config clouds.yaml --bundle prod.bundle -o json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    var clouds = session.clouds(arguments);
    HeldVolumes held = HeldVolumes.read(arguments, session);
    Holdings holdings = clouds.disks();
    List<HintedDisk> orphans = Orphans.of(holdings, held.volumes());
    List<NotLookedAt> notLookedAt = new ArrayList<>(holdings.notLookedAt());
    notLookedAt.addAll(held.notLookedAt());
    Holdings seen = new Holdings(orphans, List.of(), notLookedAt, holdings.drivers());
    Format format = OutputFlags.format(arguments);
    DiskListView view =
        new DiskListView("OrphanList", orphans, notLookedAt, session.clock().instant());
    format.print(session.console().out(), view.document(), view::text);
    if (!format.structured()) {
      summary(held, orphans, session);
    }
    return DiskSearch.end(seen, session);
  }

  private static void summary(HeldVolumes held, List<HintedDisk> orphans, Session session) {
    long bytes = orphans.stream().mapToLong(disk -> disk.disk().sizeBytes()).sum();
    String found =
        Printable.count(orphans.size(), "disk") + ", " + DiskRows.size(bytes) + " in all";
    session
        .console()
        .say(
            held.holders().isEmpty()
                ? found + "; nothing was subtracted: name clusters with --context, or --bundle"
                : found + ", named by none of: " + held.holders());
  }
}
