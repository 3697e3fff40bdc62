// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Match;
import dev.recover.model.DiskId;
import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.located.Additions;
import dev.recover.plan.located.FinalNames;
import dev.recover.plan.located.Pick;
import dev.recover.plan.located.Picker;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.plan.preflight.Copying;
import dev.recover.plan.restore.RestorePlanner;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Disks;
import dev.recover.transform.Transformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans how disks without a bundle are put behind claims.
 *
 * <p>What no disk tells is answered, never assumed; a claim of which something is not answered is
 * blocked and keeps no other from the plan. The rest is a restore of the pairs that were made.
 */
public final class AdoptPlanner {
  /** The flow in the plan's file. */
  public static final String FLOW = "adopt";

  private final Disks disks;
  private final Transformer transformer;

  public AdoptPlanner(Disks disks, Transformer transformer) {
    this.disks = disks;
    this.transformer = transformer;
  }

  /**
   * Returns the plan.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when PersistentVolumes or claims of the
   *     target could not be listed
   */
  public Plan plan(AdoptRequest request) {
    List<Adopted> all = adopt(request);
    List<Volume> pairs = all.stream().flatMap(one -> one.pair().stream()).toList();
    Plan restored =
        new RestorePlanner(disks, transformer)
            .plan(
                new RestoreRequest(
                    bundle(pairs, request),
                    request.mappings(),
                    request.target(),
                    request.options(),
                    request.madeAt()));
    List<PlannedVolume> blocked = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    List<Diagnostic> said = new ArrayList<>();
    for (Adopted one : all) {
      said.addAll(one.diagnostics());
      one.pair()
          .ifPresentOrElse(
              pair ->
                  edits.addAll(
                      new FinalNames(transformer, pair, request.mappings()).of(one.edits())),
              () ->
                  blocked.add(
                      Additions.blocked(
                          one.claim(),
                          one.name(),
                          one.pick().disk().map(HintedDisk::id),
                          one.diagnostics())));
    }
    if (all.isEmpty()) {
      said.add(nothing(request));
    }
    Plan plan = new Additions(blocked, edits, said).to(withoutNothing(restored), FLOW);
    return withFirstMount(plan, all);
  }

  private List<Adopted> adopt(AdoptRequest request) {
    Picker picker = new Picker(request.holdings(), request.answers());
    List<Pick> picks =
        request.matches().stream()
            .filter(match -> match.wanted().claim().isPresent())
            .map(picker::pick)
            .map(pick -> request.withoutMetadata() ? pick : withMetadata(pick))
            .toList();
    DiskIndex held = new DiskIndex(request.target().all(ResourceType.PERSISTENT_VOLUME), disks);
    Reconstructor reconstructor = new Reconstructor(request, disks, held);
    return onceEach(picks).stream()
        .map(pick -> reconstructor.adopt(pick.match().wanted().claim().orElseThrow(), pick))
        .toList();
  }

  /** Blocks a claim that gets a disk of which only the mapping file says whose it was. */
  private static Pick withMetadata(Pick pick) {
    return pick.disk().filter(disk -> disk.claim().isEmpty()).isEmpty()
        ? pick
        : pick.with(
            Diagnostic.error(
                Code.DISK_DOUBTFUL,
                pick.subject(),
                "disk "
                    + pick.disk().orElseThrow().id().handle()
                    + " says of no claim that it was its disk",
                "only the mapping file says so, and a typing error there gives the claim another's"
                    + " data",
                "look at the disk, and plan again with `--include-without-metadata`"));
  }

  /** Blocks every claim whose disk another claim gets too. */
  private static List<Pick> onceEach(List<Pick> picks) {
    Map<DiskId, List<String>> takers = new HashMap<>();
    for (Pick pick : picks) {
      pick.disk()
          .ifPresent(
              disk ->
                  takers.computeIfAbsent(disk.id(), id -> new ArrayList<>(1)).add(pick.subject()));
    }
    return picks.stream()
        .map(
            pick -> {
              List<String> claims =
                  pick.disk()
                      .map(disk -> takers.getOrDefault(disk.id(), List.of()))
                      .orElse(List.of());
              return claims.size() > 1 ? twice(pick, claims) : pick;
            })
        .toList();
  }

  private static Pick twice(Pick pick, List<String> claims) {
    return pick.with(
        Diagnostic.error(
                Code.HANDLE_TWICE,
                pick.subject(),
                "several claims would get disk " + pick.disk().orElseThrow().id().handle(),
                "one disk goes behind one claim; two would write over each other",
                "give the disk to one of them in the mapping file")
            .withDetails(claims.stream().limit(20).map(claim -> "claim     " + claim).toList()));
  }

  private static Bundle bundle(List<Volume> pairs, AdoptRequest request) {
    BundleHeader header =
        new BundleHeader(
            BundleHeader.FORMAT_VERSION,
            "",
            "",
            "",
            "",
            request.madeAt(),
            CaptureRequest.EVERYTHING);
    return new Bundle(header, "", pairs, List.of(), List.of(), List.of(), List.of());
  }

  /** A restore says of an empty bundle what makes no sense here. */
  private static Plan withoutNothing(Plan plan) {
    return plan.withDiagnostics(
        plan.diagnostics().stream()
            .filter(said -> said.code() != Code.NOTHING_TO_DO || !said.subject().isEmpty())
            .toList());
  }

  private Plan withFirstMount(Plan plan, List<Adopted> all) {
    Map<DiskId, String> ready = new HashMap<>();
    plan.in(PlannedVolume.State.READY).forEach(volume -> ready.put(volume.disk(), volume.volume()));
    List<KubeObject> readOnly =
        all.stream()
            .filter(Adopted::readOnly)
            .flatMap(one -> one.pair().flatMap(Volume::volume).stream())
            .flatMap(
                volume ->
                    nameIn(ready, volume).stream()
                        .map(name -> volume.with(FieldPath.of("metadata", "name"), name)))
            .toList();
    return readOnly.isEmpty()
        ? plan
        : new Additions(List.of(), List.of(), List.of(FirstMount.note(readOnly))).to(plan, FLOW);
  }

  /** The name under which the volume's disk, or the copy of it, stands in the plan. */
  private Optional<String> nameIn(Map<DiskId, String> ready, KubeObject volume) {
    return disks
        .diskOf(volume)
        .flatMap(
            id ->
                Optional.ofNullable(ready.get(id))
                    .or(() -> Optional.ofNullable(ready.get(copyOf(id, volume)))));
  }

  private static DiskId copyOf(DiskId disk, KubeObject volume) {
    return new DiskId(disk.driver(), Copying.handle(Volume.label(volume)));
  }

  private static Diagnostic nothing(AdoptRequest request) {
    List<Match> matches = request.matches();
    return Diagnostic.warning(
        Code.NOTHING_TO_DO,
        "",
        "no disk of "
            + request.holdings().disks().size()
            + " says which claim it was, among those that were selected",
        matches.isEmpty()
            ? "metadata of the disks names no such claim"
            : "none of the volumes has a claim",
        "look at them with `recover disks list`; `--mapping` with `--include-without-metadata`"
            + " names disks that say nothing");
  }
}
