// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.bundle.Bundle;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Match;
import dev.recover.model.ClaimName;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.restore.RestorePlanner;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.transform.Transformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans a restore in which every handle was held against what the clouds hold.
 *
 * <p>A disk that moved is followed; a volume whose disk is not there, is another cluster's, cannot
 * be told from others or may be where nobody looked is blocked.
 */
public final class LocatedRestore {
  private final Disks disks;
  private final Transformer transformer;
  private final FollowDisk follow;

  public LocatedRestore(Disks disks, Transformer transformer) {
    this.disks = disks;
    this.transformer = transformer;
    this.follow = new FollowDisk(disks);
  }

  /**
   * Returns the plan.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when PersistentVolumes or claims of the
   *     target could not be listed
   */
  public Plan plan(LocatedRequest request) {
    Outcome outcome = new Outcome();
    Picker picker = new Picker(request.holdings(), request.answers());
    Map<String, Match> matches = new HashMap<>();
    request.matches().forEach(match -> matches.put(key(match), match));
    RestoreRequest restore = request.restore();
    for (Volume captured : restore.bundle().volumes()) {
      Match match = matches.get(key(captured));
      if (match == null
          || captured.claim().isEmpty()
          || captured.volume().isEmpty()
          || !restore.options().selected().test(captured)) {
        outcome.volumes.add(captured);
      } else {
        look(captured, picker.pick(match), request, outcome);
      }
    }
    Plan plan = new RestorePlanner(disks, transformer).plan(with(outcome.volumes, restore));
    return new Additions(outcome.blocked, outcome.edits, outcome.said).to(plan, plan.flow());
  }

  /** What the bundle becomes. */
  private static final class Outcome {
    final List<Volume> volumes = new ArrayList<>();
    final List<PlannedVolume> blocked = new ArrayList<>();
    final List<Edit> edits = new ArrayList<>();
    final List<Diagnostic> said = new ArrayList<>();
  }

  private void look(Volume captured, Pick pick, LocatedRequest request, Outcome outcome) {
    KubeObject volume = captured.volume().orElseThrow();
    if (pick.match() instanceof Match.NotLookedAt && !pick.usable() && !canBeAsked(volume)) {
      outcome.said.add(unasked(captured));
      outcome.volumes.add(captured);
      return;
    }
    List<Diagnostic> said = new ArrayList<>(pick.diagnostics());
    Optional<HintedDisk> disk = pick.usable() ? pick.disk() : Optional.empty();
    Optional<KubeObject> pointed = disk.flatMap(found -> follow.point(volume, found));
    disk.ifPresent(
        found -> {
          if (pointed.isEmpty()) {
            said.add(FollowDisk.impossible(captured, found.id()));
          }
          FollowDisk.tooSmall(captured, found).ifPresent(said::add);
        });
    outcome.said.addAll(said);
    if (pointed.isEmpty() || said.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      outcome.blocked.add(blocked(captured, pick, said));
      return;
    }
    Volume pair = Volume.of(pointed.get(), captured.claim().orElseThrow());
    outcome.volumes.add(pair);
    List<Edit> edits = FollowDisk.edits(volume, pointed.get(), pick.because());
    if (!edits.isEmpty()) {
      outcome.edits.addAll(
          new FinalNames(transformer, pair, request.restore().mappings()).of(edits));
    }
  }

  private PlannedVolume blocked(Volume captured, Pick pick, List<Diagnostic> said) {
    ClaimName claim = captured.claimName().orElseThrow();
    return Additions.blocked(
        claim,
        captured.name(),
        pick.disk().map(HintedDisk::id).or(() -> captured.volume().flatMap(disks::diskOf)),
        said);
  }

  private boolean canBeAsked(KubeObject volume) {
    Optional<DiskProviderFactory> provider = disks.providerOf(volume);
    return provider.filter(p -> p.opens() || !p.listingCommand().isEmpty()).isPresent();
  }

  private static Diagnostic unasked(Volume captured) {
    return Diagnostic.warning(
        Code.UNPROVEN,
        captured.label(),
        "nothing can be asked whether the disk of " + captured.label() + " is there",
        "volumes of its kind have no cloud behind them that lists them",
        "look for yourself before you apply");
  }

  private static RestoreRequest with(List<Volume> volumes, RestoreRequest restore) {
    Bundle bundle = restore.bundle();
    return new RestoreRequest(
        new Bundle(
            bundle.header(),
            bundle.digest(),
            volumes,
            bundle.storageClasses(),
            bundle.csiDrivers(),
            bundle.workloads(),
            bundle.findings()),
        restore.mappings(),
        restore.target(),
        restore.options(),
        restore.madeAt());
  }

  private static String key(Match match) {
    return match.wanted().label() + " " + match.wanted().volume();
  }

  private static String key(Volume captured) {
    return captured.label() + " " + captured.name();
  }
}
