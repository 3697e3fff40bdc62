// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.aws.AwsProvider;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.ec2.Ec2Cloud;
import dev.recover.sandbox.cloud.ec2.Ec2Regions;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.ProviderConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Listing EBS volumes, against the SDK's own paginator with one thread a region. */
final class ListEbs implements Benchmark {
  private static final String ACCOUNT = "111122223333";
  private static final int REGIONS = 12;
  private static final int DISKS = 10_000;
  private static final int ROUNDS = 8;

  @Override
  public boolean needsControlPlane() {
    return false;
  }

  @Override
  public void run(Lab lab) throws Exception {
    System.setProperty("aws.accessKeyId", Ec2Cloud.accessKey(ACCOUNT));
    System.setProperty("aws.secretAccessKey", "sandbox");
    List<String> regions = Ec2Regions.ALL.subList(0, REGIONS);
    try (Ec2Cloud cloud = Ec2Cloud.start(CloudSetting.of(CloudStore.inMemory()))) {
      fill(cloud, regions);
      ProviderConfig config =
          new ProviderConfig(List.of(), regions, Optional.of(cloud.url()), REGIONS);
      List<Ec2Client> clients = regions.stream().map(name -> client(cloud, name)).toList();
      ExecutorService threads = Executors.newFixedThreadPool(REGIONS);
      try (DiskProvider provider = new AwsProvider().open(config)) {
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
        // In turn, so that both are slowed down alike by whatever else runs.
        for (int round = 0; round < ROUNDS; round++) {
          best[0] = Math.min(best[0], seconds(() -> paginated(clients, threads)));
          best[1] = Math.min(best[1], seconds(() -> listed(provider)));
        }
        lab.report(
            Ratio.atMost(
                1.2,
                best[1] / best[0],
                "list 10000 disks of 12 regions",
                "the SDK's paginator, region-parallel",
                String.format("%.0f against %.0f ms", best[1] * 1e3, best[0] * 1e3)));
      } finally {
        threads.shutdownNow();
        clients.forEach(Ec2Client::close);
      }
    }
  }

  private static void fill(Ec2Cloud cloud, List<String> regions) {
    for (int i = 0; i < DISKS; i++) {
      String region = regions.get(i % REGIONS);
      String volume = "pvc-" + i;
      cloud.createVolume(
          ACCOUNT,
          region,
          Map.of("AvailabilityZone", region + "a", "Size", "10", "VolumeType", "gp3"),
          Map.of(
              "CSIVolumeName",
              volume,
              "ebs.csi.aws.com/cluster",
              "true",
              "kubernetes.io/created-for/pvc/name",
              "data-" + i,
              "kubernetes.io/created-for/pvc/namespace",
              "shop",
              "kubernetes.io/created-for/pv/name",
              volume));
    }
  }

  private static Ec2Client client(Ec2Cloud cloud, String region) {
    return Ec2Client.builder()
        .region(Region.of(region))
        .endpointOverride(URI.create(cloud.url()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static int paginated(List<Ec2Client> clients, ExecutorService threads) throws Exception {
    List<Future<Long>> counts = new ArrayList<>();
    for (Ec2Client client : clients) {
      counts.add(
          threads.submit(
              () ->
                  client.describeVolumesPaginator(r -> r.maxResults(500)).volumes().stream()
                      .count()));
    }
    long count = 0;
    for (Future<Long> part : counts) {
      count += part.get();
    }
    return complete((int) count);
  }

  private static int listed(DiskProvider provider) {
    DiskListing listing = provider.list(DiskQuery.EVERYTHING);
    return complete(listing.notLookedAt().isEmpty() ? listing.disks().size() : 0);
  }

  private static int complete(int count) {
    if (count != DISKS) {
      throw new IllegalStateException("only " + count + " disks were listed");
    }
    return count;
  }

  private static double seconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }
}
