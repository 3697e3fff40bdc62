// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what a run made: each claim with the PersistentVolume it names. */
final class Units {
  private final TargetState target;
  private final Map<String, Made> volumes = new LinkedHashMap<>();

  private Units(TargetState target) {
    this.target = target;
  }

  static List<Unit> of(UndoRequest request) {
    return new Units(request.target()).build(request.made());
  }

  private List<Unit> build(List<Made> made) {
    List<Made> claims = new ArrayList<>();
    for (Made object : made) {
      String kind = object.object().kind();
      if (kind.equals(ResourceType.PERSISTENT_VOLUME.kind())) {
        volumes.put(object.object().name(), object);
      } else if (kind.equals(ResourceType.PERSISTENT_VOLUME_CLAIM.kind())) {
        claims.add(object);
      }
    }
    Map<ClaimName, String> byClaimRef = byClaimRef();
    List<Unit> units = new ArrayList<>();
    for (Made claim : claims) {
      units.add(unit(claim, byClaimRef));
    }
    volumes.values().forEach(volume -> units.add(alone(volume)));
    return units;
  }

  private Map<ClaimName, String> byClaimRef() {
    Map<ClaimName, String> names = new LinkedHashMap<>();
    for (String name : volumes.keySet()) {
      liveVolume(name).flatMap(Volume::claimRef).ifPresent(claim -> names.putIfAbsent(claim, name));
    }
    return names;
  }

  private Unit unit(Made claim, Map<ClaimName, String> byClaimRef) {
    ClaimName name = new ClaimName(claim.object().namespace(), claim.object().name());
    Optional<KubeObject> live =
        target.find(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name());
    String volume =
        live.flatMap(c -> c.text("spec", "volumeName")).orElse(byClaimRef.getOrDefault(name, ""));
    return new Unit(
        name,
        volume,
        Optional.of(claim),
        Optional.ofNullable(volumes.remove(volume)),
        live,
        liveVolume(volume));
  }

  private Unit alone(Made volume) {
    Optional<KubeObject> live = liveVolume(volume.object().name());
    ClaimName claim = live.flatMap(Volume::claimRef).orElse(new ClaimName("", ""));
    return new Unit(
        claim,
        volume.object().name(),
        Optional.empty(),
        Optional.of(volume),
        target.find(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name()),
        live);
  }

  private Optional<KubeObject> liveVolume(String name) {
    return target.find(ResourceType.PERSISTENT_VOLUME, "", name);
  }
}
