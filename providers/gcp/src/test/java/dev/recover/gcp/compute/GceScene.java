// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudClock;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.sandbox.cloud.CloudPace;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.gce.GceCloud;
import dev.recover.sandbox.cloud.gce.GceLayout;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.ProviderConfig;
import dev.recover.testkit.disk.DiskScene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** One project of the sandbox's Compute Engine, of which two zones are looked at. */
final class GceScene implements DiskScene {
  /** What the clients asked for in all scenes so far, by the cloud's names of the permissions. */
  static final Set<String> ASKED = new ConcurrentSkipListSet<>();

  private static final String PROJECT = "shop-prod";
  private static final String LIST = "compute.disks.list";

  private final CloudClock clock = CloudClock.manual(Instant.parse("2026-01-01T00:00:00Z"));
  final CloudSetting setting = CloudSetting.manual(clock, CloudPace.REAL);
  private final GceCloud cloud = GceCloud.start(setting, GceLayout.USUAL);
  private final DiskCloud driver = cloud.disks(PROJECT, List.of("europe-west3-a"));
  private final List<DiskProvider> opened = new ArrayList<>();
  private final DiskProvider provider = another();

  @Override
  public DiskProvider provider() {
    return provider;
  }

  @Override
  public DiskProvider another() {
    ProviderConfig config = new ProviderConfig(List.of(), List.of(), Optional.of(cloud.url()), 4);
    DiskProvider fresh =
        new ComputeDisks(config, Login.at(config.endpoint()), List.of(PROJECT), Wire.IMPATIENT);
    opened.add(fresh);
    return fresh;
  }

  @Override
  public CloudScope home() {
    return new CloudScope("gcp", PROJECT, "europe-west3-a");
  }

  @Override
  public CloudScope away() {
    return new CloudScope("gcp", PROJECT, "us-central1-a");
  }

  @Override
  public List<String> zones(CloudScope scope) {
    String region = scope.region().substring(0, scope.region().length() - 2);
    return List.of(region + "-a", region + "-b");
  }

  @Override
  public DiskId make(CloudScope scope, String name, int gib, Map<String, String> tags) {
    String zone = "zones/" + scope.region();
    Map<String, Object> fields =
        Map.of(
            "name", name,
            "sizeGb", gib,
            "type", "projects/" + PROJECT + "/" + zone + "/diskTypes/pd-balanced",
            "labels", tags);
    return id(cloud.put(PROJECT, zone, fields));
  }

  @Override
  public void delete(DiskId disk) {
    driver.delete(disk.handle());
  }

  @Override
  public void attach(DiskId disk) {
    driver.attach(disk.handle(), driver.machines("shop").get(0).id());
  }

  @Override
  public DiskId neverMade(CloudScope scope) {
    return id("projects/" + PROJECT + "/zones/" + scope.region() + "/disks/never-made");
  }

  private static DiskId id(String handle) {
    return new DiskId("pd.csi.storage.gke.io", handle);
  }

  @Override
  public void write(DiskId disk, String line) {
    driver.append(disk.handle(), "data", line);
  }

  @Override
  public List<String> read(DiskId disk) {
    return driver.lines(disk.handle(), "data");
  }

  @Override
  public void pass() {
    clock.advance(Duration.ofMinutes(2));
  }

  @Override
  public void throttle(int times) {
    setting.faults().next(times, GceScene::isRequest, CloudFault.throttled());
  }

  @Override
  public void unavailable(int times) {
    setting.faults().next(times, GceScene::isRequest, CloudFault.unavailable());
  }

  @Override
  public void denyListing(CloudScope scope) {
    setting
        .faults()
        .next(CloudFaults.ALWAYS, call -> call.place().equals(scope.region()), CloudFault.denied());
  }

  @Override
  public String listingPermission() {
    return LIST;
  }

  @Override
  public void answerHtml() {
    setting.faults().next(CloudFaults.ALWAYS, GceScene::isRequest, CloudFault.html());
  }

  @Override
  public void expireAfter(int requests) {
    AtomicInteger left = new AtomicInteger(requests);
    setting
        .faults()
        .next(
            CloudFaults.ALWAYS,
            call -> isRequest(call) && left.getAndDecrement() <= 0,
            CloudFault.expired());
  }

  /** The listing of a project asks every zone inside; those are no requests. */
  private static boolean isRequest(CloudCall call) {
    return !call.action().equals(LIST) || call.place().isEmpty();
  }

  @Override
  public void limitPages(int items) {
    setting.faults().limitPages(items);
  }

  @Override
  public void hideNext(int reads) {
    setting.faults().nextMade(1, call -> true, Fate.hiddenFor(reads));
  }

  @Override
  public void failNext(String why) {
    setting.faults().nextMade(1, call -> true, Fate.fails(why));
  }

  @Override
  public void loseNextAnswer() {
    setting.faults().next(1, call -> call.action().endsWith(".create"), CloudFault.cutAfter());
  }

  @Override
  public int snapshots() {
    return cloud.snapshots(PROJECT).size();
  }

  @Override
  public int disks() {
    return driver.handles().size();
  }

  @Override
  public void close() {
    cloud.setting().calls().all().forEach(call -> ASKED.add(call.action()));
    opened.forEach(DiskProvider::close);
    cloud.close();
  }
}
