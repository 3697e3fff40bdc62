// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.model.Volume;
import dev.recover.plan.Expectation;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The checks that need nothing but the two objects of a pair. */
final class PairChecks {
  private static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

  private final Disks disks;

  PairChecks(Disks disks) {
    this.disks = disks;
  }

  /** Returns one finding for each of these checks. */
  List<Finding> check(
      Expectation expected, Optional<KubeObject> volume, Optional<KubeObject> claim) {
    return List.of(
        phase(Check.CLAIM_BOUND, claim),
        phase(Check.VOLUME_BOUND, volume),
        both(
            Check.CLAIM_NAMES_VOLUME,
            claim,
            (check, c) ->
                Finding.equal(check, expected.volume(), c.text("spec", "volumeName").orElse(""))),
        both(Check.BIND_COMPLETED, claim, PairChecks::bindCompleted),
        both(
            Check.VOLUME_NAMES_CLAIM,
            volume,
            (check, v) ->
                Finding.equal(
                    check,
                    expected.claim().toString(),
                    Volume.claimRef(v).map(ClaimName::toString).orElse(""))),
        uids(volume, claim),
        both(Check.SOURCE_SAME, volume, (check, v) -> source(check, expected, v)),
        both(Check.DISK_SAME, volume, (check, v) -> disk(check, expected, v)),
        both(
            Check.RETAINED,
            volume,
            (check, v) ->
                Finding.equal(
                    check,
                    "Retain",
                    v.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain"))),
        terminating(volume, claim),
        pair(Check.CAPACITY_SAME, volume, claim, (v, c) -> capacity(expected, v, c)),
        both(Check.MODES_SAME, volume, (check, v) -> modes(check, expected, v)),
        pair(Check.CLASS_SAME, volume, claim, (v, c) -> storageClass(expected, v, c)));
  }

  private static Finding phase(Check check, Optional<KubeObject> object) {
    return Finding.equal(
        check,
        "Bound",
        object.map(o -> o.text("status", "phase").orElse("no phase")).orElse("no such object"));
  }

  private static Finding both(
      Check check, Optional<KubeObject> object, BiFunction<Check, KubeObject, Finding> made) {
    return object.isPresent()
        ? made.apply(check, object.get())
        : new Finding.Unknown(check, "the object is not there");
  }

  private static Finding pair(
      Check check,
      Optional<KubeObject> volume,
      Optional<KubeObject> claim,
      BiFunction<KubeObject, KubeObject, Finding> made) {
    return volume.isPresent() && claim.isPresent()
        ? made.apply(volume.get(), claim.get())
        : new Finding.Unknown(check, "one of the two is not there");
  }

  private static Finding bindCompleted(Check check, KubeObject claim) {
    return claim.annotations().containsKey(BIND_COMPLETED)
        ? new Finding.Confirmed(check)
        : new Finding.Mismatch(check, "annotation " + BIND_COMPLETED, "no such annotation");
  }

  private static Finding uids(Optional<KubeObject> volume, Optional<KubeObject> claim) {
    return pair(
        Check.UIDS_AGREE,
        volume,
        claim,
        (v, c) ->
            c.uid().isEmpty()
                ? new Finding.Unknown(Check.UIDS_AGREE, "the claim has no uid")
                : Finding.equal(
                    Check.UIDS_AGREE, c.uid().get(), v.text("spec", "claimRef", "uid").orElse("")));
  }

  private static Finding source(Check check, Expectation expected, KubeObject volume) {
    for (Map.Entry<String, Object> field : expected.source().entrySet()) {
      Optional<Object> actual = volume.at("spec", field.getKey());
      if (actual.isEmpty()) {
        return new Finding.Mismatch(
            check, "source " + field.getKey(), "source " + Disks.sourceOf(volume));
      }
      Optional<String> differs = difference(field.getKey(), field.getValue(), actual.get());
      if (differs.isPresent()) {
        return new Finding.Mismatch(check, "the planned source", "another " + differs.get());
      }
    }
    return new Finding.Confirmed(check);
  }

  /** Names a planned field that is not as planned; the server may add defaults and drop zeros. */
  private static Optional<String> difference(
      String at, @Nullable Object planned, @Nullable Object actual) {
    if (planned instanceof Map<?, ?> map && (actual == null || actual instanceof Map)) {
      Map<?, ?> there = actual instanceof Map<?, ?> present ? present : Map.of();
      return map.entrySet().stream()
          .map(
              field ->
                  difference(
                      at + "." + field.getKey(), field.getValue(), there.get(field.getKey())))
          .flatMap(Optional::stream)
          .findFirst();
    }
    boolean zero = planned == null || planned.equals("") || planned.equals(false);
    boolean same = planned == null ? actual == null : planned.equals(actual);
    return same || zero && actual == null ? Optional.empty() : Optional.of(at);
  }

  private Finding disk(Check check, Expectation expected, KubeObject volume) {
    return Finding.equal(
        check,
        expected.disk().toString(),
        disks.diskOf(volume).map(DiskId::toString).orElse("a source that no provider knows"));
  }

  private static Finding terminating(Optional<KubeObject> volume, Optional<KubeObject> claim) {
    return pair(
        Check.NOT_TERMINATING,
        volume,
        claim,
        (v, c) ->
            v.terminating() || c.terminating()
                ? new Finding.Mismatch(
                    Check.NOT_TERMINATING,
                    "no deletionTimestamp",
                    v.terminating() ? "one on " + v.ref() : "one on " + c.ref())
                : new Finding.Confirmed(Check.NOT_TERMINATING));
  }

  private static Finding capacity(Expectation expected, KubeObject volume, KubeObject claim) {
    String of = text(volume, "spec", "capacity", "storage");
    String has = text(claim, "status", "capacity", "storage");
    String wants = text(claim, "spec", "resources", "requests", "storage");
    try {
      Quantity capacity = Quantity.parse(of);
      if (capacity.compareTo(Quantity.parse(expected.capacity())) < 0) {
        return new Finding.Mismatch(
            Check.CAPACITY_SAME, "capacity " + expected.capacity(), "capacity " + of);
      }
      if (!capacity.equals(Quantity.parse(has))) {
        return new Finding.Mismatch(
            Check.CAPACITY_SAME, "status.capacity " + of + " on the claim", has);
      }
      return capacity.compareTo(Quantity.parse(wants)) >= 0
          ? new Finding.Confirmed(Check.CAPACITY_SAME)
          : new Finding.Mismatch(
              Check.CAPACITY_SAME, "a request of at most " + of, "a request of " + wants);
    } catch (UnreadableException e) {
      return new Finding.Mismatch(
          Check.CAPACITY_SAME,
          "three quantities",
          "volume \"" + of + "\", claim \"" + has + "\", request \"" + wants + "\"");
    }
  }

  private static String text(KubeObject object, String... path) {
    return object.at(path).map(String::valueOf).orElse("");
  }

  private static Finding modes(Check check, Expectation expected, KubeObject volume) {
    return Finding.equal(
        check,
        new TreeSet<>(expected.accessModes()) + " " + expected.volumeMode(),
        new TreeSet<>(volume.textList("spec", "accessModes"))
            + " "
            + volume.text("spec", "volumeMode").orElse("Filesystem"));
  }

  private static Finding storageClass(Expectation expected, KubeObject volume, KubeObject claim) {
    return Finding.equal(
        Check.CLASS_SAME,
        "\"" + expected.storageClass() + "\" on both",
        said(Volume.storageClass(volume).orElse(""), Volume.storageClass(claim).orElse("")));
  }

  private static String said(String ofVolume, String ofClaim) {
    return ofVolume.equals(ofClaim)
        ? "\"" + ofVolume + "\" on both"
        : "\"" + ofVolume + "\" on the volume, \"" + ofClaim + "\" on the claim";
  }
}
