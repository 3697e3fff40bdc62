// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.OneLine;
import dev.recover.spi.Destination;
import dev.recover.spi.DiskChange;
import dev.recover.spi.NewDisk;
import dev.recover.spi.Relocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of an EBS volume to another zone, region or account. Pure.
 *
 * <p>In the region a volume is made of the snapshot itself; for another region or account the
 * snapshot is copied there first, and for another account shared before that.
 *
 * @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html">Copy an
 *     Amazon EBS snapshot</a>
 */
public final class EbsRelocation {
  /** The tag of one step alone; never carried over. */
  public static final String STEP_TAG = "recover-dev-step";

  /** What a volume of ours would be named; no volume has it. */
  private static final String NOT_MADE = "vol-00000000000000000";

  private static final String CLUSTER_NAME = "ebs.csi.aws.com/cluster-name";
  private static final String OWNED = "kubernetes.io/cluster/";
  private static final String OLD_CLUSTER = "KubernetesCluster";
  private static final String NAME = "Name";
  private static final String DYNAMIC = "-dynamic-";

  /** Types whose IOPS are not in the snapshot, and without which EC2 makes none. */
  private static final Set<String> PROVISIONED = Set.of("io1", "io2");

  private static final Pattern ZONE =
      Pattern.compile("([a-z]{2}(?:-[a-z]+)+?-[0-9]{1,2})(?:[a-z]|-[a-z]{3}-[0-9][a-z])");

  private final Disk disk;
  private final Destination to;

  EbsRelocation(Disk disk, Destination to) {
    this.disk = disk;
    this.to = to;
  }

  Relocation way(EbsTranslator translator) {
    CloudScope from = disk.scope();
    String zone = zone();
    String account = to.account().isEmpty() ? from.account() : to.account();
    CloudScope there = new CloudScope(from.provider(), account, region(zone));
    boolean foreign = !account.equals(from.account());
    boolean sent = foreign || !there.region().equals(from.region());
    Optional<String> key = sent ? Optional.empty() : to.key();
    Disk copy = copy(there, zone, translator);
    return new Relocation(
        from,
        Map.of(Relocation.SOURCE, disk.id().handle()),
        foreign ? Optional.of(account) : Optional.empty(),
        sent ? Optional.of(there) : Optional.empty(),
        sent ? to.key() : Optional.empty(),
        new NewDisk(
            "",
            there,
            List.of(zone),
            copy.facts().type(),
            disk.sizeBytes(),
            key,
            copy.facts().tags(),
            ""),
        copy);
  }

  private Disk copy(CloudScope there, String zone, EbsTranslator translator) {
    DiskFacts facts =
        new DiskFacts(
            type(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            to.key().or(() -> disk.facts().key()),
            Optional.empty(),
            Set.of(),
            kept(),
            "");
    Disk plain =
        new Disk(
            new DiskId(EbsTranslator.DRIVER, NOT_MADE),
            "",
            "",
            there,
            List.of(zone),
            List.of(),
            disk.sizeBytes(),
            DiskState.AVAILABLE,
            List.of(),
            facts);
    Map<String, String> tags = new TreeMap<>(kept());
    tags.putAll(translator.tagsToAttach(plain, to.cluster()));
    return plain.withFacts(facts.tagged(tags));
  }

  /** The tags that say what the volume was stay; those that say whose it is become the target's. */
  private Map<String, String> kept() {
    Map<String, String> tags = new TreeMap<>();
    disk.facts()
        .tags()
        .forEach(
            (key, value) -> {
              boolean ours = key.equals(DiskChange.PROVENANCE) || key.equals(STEP_TAG);
              boolean theirs =
                  key.startsWith(OWNED) || key.equals(OLD_CLUSTER) || key.equals(CLUSTER_NAME);
              boolean driverName = key.equals(NAME) && value.contains(DYNAMIC);
              if (!ours && !theirs && !driverName && !key.startsWith("aws:")) {
                tags.put(key, value);
              }
            });
    tags.put(Relocation.SOURCE, disk.id().handle());
    to.cluster()
        .ifPresent(
            name -> {
              tags.put(OWNED + name, "owned");
              tags.put(OLD_CLUSTER, name);
              String called = disk.facts().tags().getOrDefault(NAME, "");
              if (called.contains(DYNAMIC)) {
                tags.put(NAME, name + called.substring(called.indexOf(DYNAMIC)));
              }
            });
    return tags;
  }

  private String type() {
    String type = to.type().orElse(disk.facts().type());
    if (to.type().isEmpty() && PROVISIONED.contains(type)) {
      throw refused(
          Code.DISK_UNFIT,
          "volume " + disk.id().handle() + " is " + type + ", whose copy needs a number of IOPS",
          "a snapshot does not hold the IOPS that were paid for",
          "say `--to-type gp3`, and set type and IOPS when the copy is there");
    }
    return type;
  }

  private String zone() {
    List<String> zones = to.zones().isEmpty() ? disk.zones() : to.zones();
    if (zones.size() != 1) {
      throw refused(
          Code.USAGE_WRONG,
          "an EBS volume lies in one zone, not in " + OneLine.of(String.join(" and ", zones)),
          "EC2 has no volumes of several zones",
          "name one zone with `--to-zone`");
    }
    return zones.get(0);
  }

  private String region(String zone) {
    Matcher known = ZONE.matcher(zone);
    String region = known.matches() ? known.group(1) : "";
    if (!to.region().isEmpty() && (region.isEmpty() || zone.startsWith(to.region()))) {
      return to.region();
    }
    if (region.isEmpty() || !to.region().isEmpty()) {
      throw refused(
          Code.USAGE_WRONG,
          "\"" + OneLine.of(zone) + "\" is no zone of region " + OneLine.of(asked(to.region())),
          "a volume is made in one zone of one region",
          "name the zone with `--to-zone`, for example us-east-1a");
    }
    return region;
  }

  private static String asked(String region) {
    return region.isEmpty() ? "that is known" : region;
  }

  private static DiagnosticException refused(Code code, String what, String why, String remedy) {
    return new DiagnosticException(Diagnostic.error(code, "", what, why, remedy));
  }
}
