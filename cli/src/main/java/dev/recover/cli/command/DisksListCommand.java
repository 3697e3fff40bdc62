// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.DiskListView;
import dev.recover.cli.view.Format;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Holdings;
import dev.recover.model.DiskTrait;
import java.util.List;

/** {@code recover disks list}. */
public final class DisksListCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("disks list", "List what the clouds hold, and whose it was")
            .text(
                "Reads from each disk's metadata which claim it belonged to. Metadata is hearsay: anybody who may tag a disk can"
                    + "\nwrite it. Exit code 9 says that a part could not be looked at; the rest is printed all the same.")
            .values("--namespace,-n", "NS", "only disks of claims of these namespaces")
            .flag("--all", "also disks that machines start from");
    return OutputFlags.add(CloudFlags.add(syntax))
        .example("disks list --provider aws --region us-east-1,us-west-2")
        .example("disks list --provider gcp --project shop-prod -o json")
        .example("disks list --provider aws --disks-from volumes.json");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Holdings holdings = session.clouds(arguments).disks();
    List<String> namespaces = arguments.values("--namespace");
    List<HintedDisk> disks =
        holdings.disks().stream()
            .filter(disk -> arguments.has("--all") || !system(disk))
            .filter(disk -> namespaces.isEmpty() || in(namespaces, disk))
            .toList();
    Format format = OutputFlags.format(arguments);
    DiskListView view =
        new DiskListView("DiskList", disks, holdings.notLookedAt(), session.clock().instant());
    format.print(session.console().out(), view.document(), view::text);
    return DiskSearch.end(holdings, session);
  }

  private static boolean system(HintedDisk disk) {
    return disk.disk().has(DiskTrait.BOOT) || disk.disk().has(DiskTrait.LICENSED);
  }

  private static boolean in(List<String> namespaces, HintedDisk disk) {
    return disk.claim().filter(claim -> namespaces.contains(claim.namespace())).isPresent();
  }
}
