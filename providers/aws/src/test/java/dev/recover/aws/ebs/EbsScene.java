// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.EbsTranslator;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudClock;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudFaults;
import dev.recover.sandbox.cloud.CloudPace;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.ec2.Ec2Cloud;
import dev.recover.sandbox.cloud.ec2.Ec2Regions;
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
import java.util.function.Predicate;

/** The sandbox's EC2 with two regions of one account. */
final class EbsScene implements DiskScene {
  /** What the clients asked for in all scenes so far, by the cloud's names of the permissions. */
  static final Set<String> ASKED = new ConcurrentSkipListSet<>();

  static final String ACCOUNT = "111122223333";
  static final String HOME = "us-east-1";
  static final String AWAY = "eu-central-1";

  /** Short pauses, and no patience with what vanishes. */
  static final Patience QUICK =
      new Patience(5, Duration.ofMillis(5), Duration.ofMillis(40), Duration.ofSeconds(20));

  private static final Predicate<CloudCall> ASKS_EC2 = call -> call.action().startsWith("ec2:");
  private static final Predicate<CloudCall> MAKES =
      call ->
          List.of("ec2:CreateVolume", "ec2:CreateSnapshot", "ec2:CopySnapshot")
              .contains(call.action());

  private final CloudClock clock = CloudClock.manual(Instant.parse("2026-01-01T00:00:00Z"));
  final Ec2Cloud cloud = Ec2Cloud.start(CloudSetting.manual(clock, CloudPace.REAL));
  private final List<DiskProvider> opened = new ArrayList<>();
  private final DiskProvider provider;

  EbsScene() {
    TestCredentials.of(ACCOUNT);
    provider = another();
  }

  ProviderConfig config(String... regions) {
    return new ProviderConfig(List.of(), List.of(regions), Optional.of(cloud.url()), 16);
  }

  DiskProvider open(ProviderConfig config) {
    DiskProvider made = new EbsDisks(config, QUICK);
    opened.add(made);
    return made;
  }

  @Override
  public DiskProvider provider() {
    return provider;
  }

  @Override
  public DiskProvider another() {
    return open(config(HOME, AWAY));
  }

  @Override
  public CloudScope home() {
    return new CloudScope("aws", ACCOUNT, HOME);
  }

  @Override
  public CloudScope away() {
    return new CloudScope("aws", ACCOUNT, AWAY);
  }

  @Override
  public List<String> zones(CloudScope scope) {
    return Ec2Regions.zones(scope.region());
  }

  @Override
  public DiskId make(CloudScope scope, String name, int gib, Map<String, String> tags) {
    Map<String, String> parameters =
        Map.of(
            "AvailabilityZone", zones(scope).get(0),
            "Size", String.valueOf(gib),
            "VolumeType", "gp3");
    String id = cloud.createVolume(scope.account(), scope.region(), parameters, tags);
    pass();
    return new DiskId(EbsTranslator.DRIVER, id);
  }

  private DiskCloud disks(DiskId disk) {
    return List.of(HOME, AWAY).stream()
        .map(region -> cloud.disks(ACCOUNT, region))
        .filter(cloud -> cloud.find(disk.handle()).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void delete(DiskId disk) {
    cloud.deleteVolume(ACCOUNT, HOME, disk.handle());
  }

  @Override
  public void attach(DiskId disk) {
    cloud.attachVolume(ACCOUNT, HOME, disk.handle());
  }

  @Override
  public DiskId neverMade(CloudScope scope) {
    return new DiskId(EbsTranslator.DRIVER, "vol-0123456789abcdef0");
  }

  @Override
  public void write(DiskId disk, String line) {
    disks(disk).append(disk.handle(), "data", line);
  }

  @Override
  public List<String> read(DiskId disk) {
    return disks(disk).lines(disk.handle(), "data");
  }

  @Override
  public void pass() {
    clock.advance(Duration.ofMinutes(2));
  }

  private CloudFaults faults() {
    return cloud.setting().faults();
  }

  @Override
  public void throttle(int times) {
    faults().next(times, ASKS_EC2, CloudFault.throttled());
  }

  @Override
  public void unavailable(int times) {
    faults().next(times, ASKS_EC2, CloudFault.unavailable());
  }

  @Override
  public void denyListing(CloudScope scope) {
    faults()
        .next(
            CloudFaults.ALWAYS,
            call ->
                call.action().equals(listingPermission()) && call.place().equals(scope.region()),
            CloudFault.denied());
  }

  @Override
  public String listingPermission() {
    return "ec2:DescribeVolumes";
  }

  @Override
  public void answerHtml() {
    faults().next(CloudFaults.ALWAYS, call -> true, CloudFault.html());
  }

  @Override
  public void expireAfter(int requests) {
    AtomicInteger left = new AtomicInteger(requests);
    faults()
        .next(
            CloudFaults.ALWAYS,
            call -> ASKS_EC2.test(call) && left.getAndDecrement() <= 0,
            CloudFault.expired());
  }

  @Override
  public void limitPages(int items) {
    faults().limitPages(items);
  }

  @Override
  public void hideNext(int reads) {
    faults().nextMade(1, MAKES, Fate.hiddenFor(reads));
  }

  @Override
  public void failNext(String why) {
    faults().nextMade(1, MAKES, Fate.fails(why));
  }

  @Override
  public void loseNextAnswer() {
    faults().next(1, MAKES, CloudFault.cutAfter());
  }

  @Override
  public int snapshots() {
    return count("snapshots");
  }

  @Override
  public int disks() {
    return cloud.disks(ACCOUNT, HOME).handles().size()
        + cloud.disks(ACCOUNT, AWAY).handles().size();
  }

  private int count(String kind) {
    return cloud.setting().store().collections().stream()
        .filter(collection -> collection.endsWith("/" + kind))
        .mapToInt(collection -> cloud.setting().store().all(collection).size())
        .sum();
  }

  @Override
  public void close() {
    cloud.setting().calls().all().forEach(call -> ASKED.add(call.action()));
    opened.forEach(
        disks -> {
          disks.close();
        });
    cloud.close();
    TestCredentials.none();
  }
}
