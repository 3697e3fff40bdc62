// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.locate.MappingEntry;
import dev.recover.locate.Match;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of volumes that a bundle or the target's claims know, for a mapping file. */
final class KnownFields {
  private final Map<ClaimName, Fields> known = new HashMap<>();
  private final String from;

  KnownFields(DiskSearch search) {
    this.from =
        search.bundle().isPresent()
            ? "the bundle"
            : search.pending().isEmpty() ? "" : "the target's claim";
    search
        .bundle()
        .ifPresent(
            bundle ->
                bundle
                    .volumes()
                    .forEach(
                        volume ->
                            volume
                                .claimName()
                                .ifPresent(claim -> known.put(claim, captured(volume)))));
    search
        .pending()
        .forEach(claim -> known.put(new ClaimName(claim.namespace(), claim.name()), asked(claim)));
  }

  List<MappingEntry> entries(List<Match> matches) {
    return matches.stream()
        .map(
            match -> {
              Optional<Fields> fields = match.wanted().claim().map(known::get);
              return new MappingEntry(
                  match, fields.orElse(Fields.NONE), fields.isPresent() ? from : "");
            })
        .toList();
  }

  private static Fields captured(Volume volume) {
    Optional<KubeObject> pv = volume.volume();
    if (pv.isEmpty()) {
      return volume.claim().map(KnownFields::asked).orElse(Fields.NONE);
    }
    return new Fields(
        Optional.of(pv.get().text("spec", "volumeMode").orElse("Filesystem")),
        pv.get().text("spec", "csi", "fsType"),
        pv.get().textList("spec", "accessModes"),
        pv.get().text("spec", "capacity", "storage"),
        Optional.of(Volume.storageClass(pv.get()).orElse("")),
        Optional.of(false));
  }

  private static Fields asked(KubeObject claim) {
    return new Fields(
        claim.text("spec", "volumeMode"),
        Optional.empty(),
        claim.textList("spec", "accessModes"),
        Optional.empty(),
        Volume.storageClass(claim),
        Optional.empty());
  }
}
