// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.locate.ClusterNames;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Holdings;
import dev.recover.locate.Locator;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.spi.HintGatherer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * 100,000 disks to 100,000 volumes: half by their handle, half by what tags say; then once more
 * with every tag naming one claim.
 */
final class Locating implements Benchmark {
  private static final int COUNT = 100_000;
  private static final double SECONDS = 3;
  private static final double MEGABYTES = 600;
  private static final String DRIVER = "ebs.csi.aws.com";

  @Override
  public boolean needsControlPlane() {
    return false;
  }

  @Override
  public void run(Lab lab) throws Exception {
    measure(lab, "locating 100000 disks", false);
    measure(lab, "locating with colliding tags", true);
    lab.growth("locating", of(COUNT, false)::located, of(COUNT / 10, false)::located);
  }

  private record Search(Holdings holdings, List<Wanted> wanted) {
    List<Match> located() {
      return new Locator(holdings, ClusterNames.UNKNOWN).locate(wanted);
    }
  }

  private static Search of(int count, boolean colliding) {
    List<HintedDisk> disks = new ArrayList<>();
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      disks.add(disk(i, colliding ? 0 : i));
      wanted.add(i % 2 == 0 ? captured(i) : Wanted.claim(claim(i)));
    }
    return new Search(new Holdings(disks, List.of(), List.of(), Map.of(DRIVER, "aws")), wanted);
  }

  private static void measure(Lab lab, String what, boolean colliding) {
    Search search = of(COUNT, colliding);
    double best = Double.MAX_VALUE;
    long found = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      List<Match> matches = search.located();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
      found = matches.stream().filter(match -> match instanceof Match.Found).count();
    }
    Runtime runtime = Runtime.getRuntime();
    // What the collector has not taken back is counted: an upper bound of what is needed.
    double megabytes = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    String detail = String.format("%.2f s, %d found", best, found);
    lab.report(Ratio.atMost(1, best / SECONDS, what, "3 s", detail));
    lab.report(
        Ratio.atMost(
            1,
            megabytes / MEGABYTES,
            what + ": memory",
            "600 MB",
            String.format("%.0f MB", megabytes)));
  }

  private static Wanted captured(int i) {
    return new Wanted(
        Optional.of(claim(i)),
        volume(i),
        Optional.of(new DiskId(DRIVER, handle(i))),
        Optional.empty(),
        Optional.of(volume(i).substring("pvc-".length())),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private static HintedDisk disk(int i, int claim) {
    HintGatherer hint =
        new HintGatherer()
            .claim("tags", Optional.of(claim(claim).namespace()), Optional.of(claim(claim).name()))
            .volume("tag CSIVolumeName", Optional.of(volume(claim)));
    CloudScope scope = new CloudScope("aws", "111122223333", "us-east-1");
    Disk disk =
        new Disk(
            new DiskId(DRIVER, handle(i)),
            handle(i),
            "",
            scope,
            List.of("us-east-1a"),
            List.of(),
            8L << 30,
            DiskState.AVAILABLE,
            List.of(),
            DiskFacts.NONE);
    return new HintedDisk("aws", disk, hint.hint());
  }

  private static ClaimName claim(int i) {
    return new ClaimName("team-" + i % 100, "data-" + i);
  }

  private static String volume(int i) {
    return "pvc-" + new UUID(i, i);
  }

  private static String handle(int i) {
    return String.format("vol-%017x", i);
  }
}
