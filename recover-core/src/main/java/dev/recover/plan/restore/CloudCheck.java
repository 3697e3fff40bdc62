// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DiskId;
import dev.recover.plan.PlannedVolume.State;
import dev.recover.plan.preflight.AttachRoom;
import dev.recover.plan.preflight.Preflight;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the target can really attach the disk, by what its cloud says of it. */
final class CloudCheck implements VolumeCheck {
  private final Preflight preflight;

  CloudCheck(Preflight preflight) {
    this.preflight = preflight;
  }

  @Override
  public void check(Pair pair, Target target, Findings findings) {
    Candidate candidate = pair.candidate();
    preflight.check(candidate.subject(), pair.volume(), candidate.disk()).forEach(findings::add);
  }

  /** What there is to say about all volumes together: who was not asked, and room on the nodes. */
  static List<Diagnostic> ofAll(List<Assessment> assessments, RestoreRequest request, Disks disks) {
    Map<String, Integer> wanted = new TreeMap<>();
    Map<String, Integer> unasked = new TreeMap<>();
    for (Assessment assessment : assessments) {
      DiskId disk = assessment.pair().candidate().disk();
      if (assessment.state() == State.READY) {
        wanted.merge(disk.driver(), 1, Integer::sum);
        if (!asked(disk, request.options().clouds().lookup())) {
          unasked.merge(disk.driver(), 1, Integer::sum);
        }
      }
    }
    List<Diagnostic> said = new ArrayList<>(AttachRoom.check(wanted, request.target()));
    unasked.forEach(
        (driver, volumes) ->
            disks
                .ofDriver(driver)
                .filter(DiskProviderFactory::opens)
                .ifPresent(factory -> said.add(notLooked(driver, volumes, factory.id()))));
    return said;
  }

  private static boolean asked(DiskId disk, DiskLookup lookup) {
    return lookup.found().containsKey(disk)
        || lookup.missing().contains(disk)
        || lookup.notLookedAt().containsKey(disk);
  }

  private static Diagnostic notLooked(String driver, int volumes, String provider) {
    return Diagnostic.warning(
        Code.DISK_NOT_ASKED,
        driver,
        volumes + (volumes == 1 ? " disk" : " disks") + " of " + driver + " were not looked at",
        "nothing says that they are there, free, and in reach of the nodes",
        "plan again with `--provider " + provider + "`, so that the cloud is asked");
  }
}
