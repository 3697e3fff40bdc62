// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.locate.AdoptionAnswers;
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
import dev.recover.model.DiskTrait;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.plan.Plan;
import dev.recover.plan.Planner;
import dev.recover.plan.World;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.spi.HintGatherer;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import dev.recover.transform.Mappings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Disks of a cluster that is gone, and what is said about them: builders of the adopt tests. */
public final class Lost {
  public static final String DRIVER = "disk.example.com";
  public static final Disks DISKS = Disks.of(List.of(new Cloud()));
  public static final Fields ALL =
      new Fields(
          Optional.of("Filesystem"),
          Optional.of("ext4"),
          List.of("ReadWriteOnce"),
          Optional.empty(),
          Optional.of("fast"),
          Optional.empty());

  private final List<HintedDisk> disks = new ArrayList<>();
  private final List<NotLookedAt> unseen = new ArrayList<>();
  private final Map<ClaimName, AdoptionAnswer> answers = new LinkedHashMap<>();
  private Fields ofAll = Fields.NONE;
  private final Map<ClaimName, Fields> ofClaim = new LinkedHashMap<>();
  private Set<String> others = Set.of();
  private boolean withoutMetadata;
  private RestoreOptions options = RestoreOptions.DEFAULT;

  /** A free disk of 10Gi in zone-a that was {@code db/CLAIM}. */
  public Lost disk(String handle, String claim) {
    return disk(handle, claim, DiskState.AVAILABLE, List.of(), Set.of());
  }

  public Lost disk(
      String handle, String claim, DiskState state, List<String> attached, Set<DiskTrait> traits) {
    VolumeHint hint =
        claim.isEmpty()
            ? VolumeHint.NONE
            : new HintGatherer()
                .claim("tag", Optional.of("db"), Optional.of(claim))
                .volume("tag", Optional.of("pv-" + claim))
                .hint();
    return disk(new HintedDisk("cloud", raw(handle, state, attached, traits), hint));
  }

  public Lost disk(HintedDisk disk) {
    disks.add(disk);
    return this;
  }

  /** The same disk, as another driver names it. */
  public static Disk of(String driver, Disk disk) {
    return disk.withId(new DiskId(driver, disk.id().handle()));
  }

  public static Disk raw(
      String handle, DiskState state, List<String> attached, Set<DiskTrait> traits) {
    DiskFacts facts =
        new DiskFacts(
            "ssd",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            traits,
            Map.of(),
            "");
    return new Disk(
        new DiskId(DRIVER, handle),
        "id-" + handle,
        handle,
        new CloudScope("cloud", "acme", "east"),
        List.of("zone-a"),
        List.of(),
        10L << 30,
        state,
        attached,
        facts);
  }

  public Lost unseen(String region) {
    unseen.add(
        new NotLookedAt(
            new CloudScope("cloud", "acme", region), "403 forbidden", Optional.of("disks.list")));
    return this;
  }

  /** The mapping file gives the disk to the claim and says nothing else. */
  public Lost mapped(String claim, String handle) {
    return mapped(claim, handle, Fields.NONE);
  }

  public Lost mapped(String claim, String handle, Fields fields) {
    ClaimName name = new ClaimName("db", claim);
    answers.put(
        name,
        new AdoptionAnswer(
            name,
            Optional.of(new DiskId(DRIVER, handle)),
            Optional.empty(),
            Optional.empty(),
            fields));
    return this;
  }

  public Lost mapped(AdoptionAnswer answer) {
    answers.put(answer.claim(), answer);
    return this;
  }

  public Lost asked(Fields fields) {
    ofAll = fields;
    return this;
  }

  public Lost asked(String claim, Fields fields) {
    ofClaim.put(new ClaimName("db", claim), fields);
    return this;
  }

  public Lost otherClusters(String... names) {
    others = Set.of(names);
    return this;
  }

  public Lost withoutMetadata() {
    withoutMetadata = true;
    return this;
  }

  public Lost options(RestoreOptions other) {
    options = other;
    return this;
  }

  public Holdings holdings() {
    Map<String, String> drivers = new LinkedHashMap<>(Map.of(DRIVER, "cloud"));
    disks.forEach(disk -> drivers.put(disk.id().driver(), "cloud"));
    return new Holdings(disks, List.of(), unseen, drivers);
  }

  public AdoptionAnswers answers() {
    return new AdoptionAnswers(answers);
  }

  public Locator locator() {
    return new Locator(holdings(), new ClusterNames(Set.of(), others));
  }

  public Plan adoptInto(World world) {
    TreeSet<ClaimName> claims = new TreeSet<>(answers.keySet());
    disks.forEach(disk -> disk.claim().ifPresent(claims::add));
    List<Match> matches = locator().locate(claims.stream().map(Wanted::claim).toList());
    return new Planner(DISKS)
        .adopt(
            new AdoptRequest(
                matches,
                holdings(),
                answers(),
                new AdoptRequest.Asked(ofAll, ofClaim),
                withoutMetadata,
                Mappings.none(),
                world.state(),
                options,
                "2026-01-01T00:00:00Z"));
  }

  /** A cloud whose driver places volumes by zone. */
  private static final class Cloud implements DiskProviderFactory {
    @Override
    public String id() {
      return "cloud";
    }

    @Override
    public boolean opens() {
      return true;
    }

    @Override
    public VolumeTranslator translator() {
      return new Translator();
    }
  }

  private static final class Translator implements VolumeTranslator {
    @Override
    public Optional<DiskId> diskOf(KubeObject volume) {
      return volume
          .text("spec", "csi", "volumeHandle")
          .map(handle -> new DiskId(volume.text("spec", "csi", "driver").orElse(""), handle));
    }

    @Override
    public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
      KubeObject pointed =
          volume
              .with(FieldPath.of("spec", "csi", "driver"), disk.id().driver())
              .with(FieldPath.of("spec", "csi", "volumeHandle"), disk.id().handle());
      return Optional.of(
          VolumeZones.place(pointed, "topology.kubernetes.io/zone", disk.zones(), ""));
    }
  }
}
