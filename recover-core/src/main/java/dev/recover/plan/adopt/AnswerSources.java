// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.observed.DiskIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who can answer for a claim, in the order in which they are believed: the command line about this
 * claim, the mapping file, the command line about all, then what the target has.
 */
final class AnswerSources {
  private static final String COMMAND_LINE = "the command line";

  private final AdoptRequest request;
  private final DiskIndex held;
  private final ClaimTemplates templates;
  private final Classes classes;

  AnswerSources(AdoptRequest request, DiskIndex held) {
    this.request = request;
    this.held = held;
    this.templates = new ClaimTemplates(request.target());
    this.classes = new Classes(request.target());
  }

  Classes classes() {
    return classes;
  }

  Optional<ClaimTemplates.Template> template(ClaimName claim) {
    return templates.of(claim);
  }

  /** The claim of that name in the target. */
  Optional<KubeObject> claim(ClaimName claim) {
    return request
        .target()
        .find(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name());
  }

  /** The PersistentVolume of the target that has the disk for this claim already. */
  Optional<KubeObject> volume(ClaimName claim, DiskId disk) {
    return held.holders(disk).stream()
        .filter(volume -> Volume.claimRef(volume).filter(claim::equals).isPresent())
        .findFirst();
  }

  Answers of(ClaimName claim, DiskId disk) {
    List<Answers.Said> said = new ArrayList<>();
    said.add(
        new Answers.Said(COMMAND_LINE, request.asked().ofClaim().getOrDefault(claim, Fields.NONE)));
    request
        .answers()
        .of(claim)
        .map(AdoptionAnswer::fields)
        .ifPresent(fields -> said.add(new Answers.Said("the mapping file", fields)));
    said.add(new Answers.Said(COMMAND_LINE, request.asked().ofAll()));
    claim(claim)
        .ifPresent(live -> said.add(new Answers.Said("claim " + claim + " there", fields(live))));
    volume(claim, disk)
        .ifPresent(
            live -> said.add(new Answers.Said("PersistentVolume " + live.name(), fsType(live))));
    template(claim)
        .ifPresent(
            template -> said.add(new Answers.Said(template.from(), fields(template.claim()))));
    if (template(claim).isPresent()) {
      said.add(
          new Answers.Said(
              "the default class, which its StatefulSet's claims get",
              only(Optional.empty(), classes.byDefault())));
    }
    new Answers(said)
        .storageClass()
        .ifPresent(
            chosen ->
                said.add(
                    new Answers.Said(
                        "StorageClass " + chosen.value(),
                        only(classes.fsType(chosen.value()), Optional.empty()))));
    return new Answers(said);
  }

  /** What a claim, or a template of one, says; the API server fills in volumeMode Filesystem. */
  private static Fields fields(KubeObject claim) {
    return new Fields(
        Optional.of(claim.text("spec", "volumeMode").orElse("Filesystem")),
        Optional.empty(),
        claim.textList("spec", "accessModes"),
        claim.at("spec", "resources", "requests", "storage").map(String::valueOf),
        Volume.storageClass(claim),
        Optional.empty());
  }

  private static Fields fsType(KubeObject volume) {
    return only(volume.text("spec", "csi", "fsType"), Optional.empty());
  }

  private static Fields only(Optional<String> fsType, Optional<String> storageClass) {
    return new Fields(
        Optional.empty(), fsType, List.of(), Optional.empty(), storageClass, Optional.empty());
  }
}
