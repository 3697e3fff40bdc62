// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.model.DiskId;
import dev.recover.sandbox.cloud.CloudCalls;
import dev.recover.sandbox.cloud.CloudClock;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.sandbox.cloud.CloudPace;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.gce.GceCloud;
import dev.recover.sandbox.cloud.gce.GceLayout;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.OperationKey;
import dev.recover.spi.ProviderConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real client against the sandbox's Compute Engine, over HTTP. */
final class Wire implements AutoCloseable {
  static final String PROJECT = "shop-prod";
  static final String OTHER = "shop-dr";
  static final String ZONE = "zones/europe-west3-a";

  /** Impatient: what a test waits for comes at once or never. */
  static final Patience IMPATIENT =
      new Patience(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(500),
          Duration.ofMillis(60),
          Duration.ofMillis(100));

  final CloudSetting setting =
      new CloudSetting(
          CloudStore.inMemory(),
          CloudClock.automatic(),
          new CloudPace(
              Duration.ofMillis(40),
              Duration.ofMillis(60),
              Duration.ofMillis(60),
              Duration.ofMillis(30)),
          new CloudFaults(),
          new CloudCalls());
  final GceCloud cloud = GceCloud.start(setting, GceLayout.USUAL);
  final ComputeDisks disks;

  Wire(String... projects) {
    ProviderConfig config = new ProviderConfig(List.of(), List.of(), Optional.of(cloud.url()), 4);
    this.disks =
        new ComputeDisks(config, Login.at(config.endpoint()), List.of(projects), IMPATIENT);
  }

  CloudFaults faults() {
    return setting.faults();
  }

  /** Puts a disk of 10 GiB there, with more fields. */
  DiskId disk(String project, String scope, String name, Map<String, ?> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("sizeGb", "10");
    fields.put("type", "projects/" + project + "/" + scope + "/diskTypes/pd-balanced");
    if (scope.startsWith("regions/")) {
      String zones = "projects/" + project + "/zones/" + scope.substring("regions/".length());
      fields.put("replicaZones", List.of(zones + "-a", zones + "-b"));
    }
    fields.putAll(more);
    return new DiskId("pd.csi.storage.gke.io", cloud.put(project, scope, fields));
  }

  DiskId disk(String name) {
    return disk(PROJECT, ZONE, name, Map.of());
  }

  /** Starts a change and looks until it is over. */
  DiskOperation over(DiskChange change, OperationKey key) throws InterruptedException {
    return over(disks.start(change, key));
  }

  DiskOperation over(DiskOperation operation) throws InterruptedException {
    DiskOperation now = operation;
    for (int round = 0; round < 300 && now.state() == DiskOperation.State.RUNNING; round++) {
      Thread.sleep(5);
      now = disks.poll(now);
    }
    return now;
  }

  @Override
  public void close() {
    disks.close();
    cloud.close();
  }
}
