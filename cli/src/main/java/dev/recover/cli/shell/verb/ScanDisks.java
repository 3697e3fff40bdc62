// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.cloud.CloudDiagnostics;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Scan;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.view.DiskRows;
import dev.recover.diagnostic.Outcome;
import dev.recover.locate.HintedDisk;
import java.util.List;

/** {@code scan}. */
final class ScanDisks implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("scan", "Ask the clouds what disks there are")
        .text(
            "Those that the shell was started with: --provider, --disks-from, --config and so on. `adopt` then completes the"
                + "\nclaims that disks name. Exit code 9 when a part could not be looked at.")
        .argument("disks", "the word `disks`")
        .example("scan disks");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    Scan scan = shell.scans().lookNow();
    List<HintedDisk> disks = scan.holdings().disks();
    long bytes = disks.stream().mapToLong(disk -> disk.disk().sizeBytes()).sum();
    long named = disks.stream().filter(disk -> disk.claim().isPresent()).count();
    shell
        .console()
        .out()
        .println(
            disks.size()
                + (disks.size() == 1 ? " disk, " : " disks, ")
                + DiskRows.size(bytes)
                + " in all; "
                + named
                + (named == 1 ? " says" : " say")
                + " whose it was");
    scan.holdings().notLookedAt().forEach(at -> shell.session().print(CloudDiagnostics.of(at)));
    return scan.holdings().notLookedAt().isEmpty() ? 0 : Outcome.NOT_LOOKED_AT.exitCode();
  }
}
