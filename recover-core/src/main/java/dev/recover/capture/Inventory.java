// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.LabelSelector;
import dev.recover.model.UnreadableException;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Takes objects from wherever they come and makes a capture of those that were asked for.
 *
 * <p>May be fed from several threads. Every object is cleaned first and then kept as the text that
 * the bundle will hold.
 */
final class Inventory {
  private final Disks disks;
  private final CaptureRequest request;
  private final LabelSelector labels;
  private final Map<String, CapturedVolume> volumes = new ConcurrentHashMap<>();
  private final Map<ClaimName, CapturedClaim> claims = new ConcurrentHashMap<>();
  private final Map<String, KubeObject> classes = new ConcurrentHashMap<>();
  private final Map<String, KubeObject> drivers = new ConcurrentHashMap<>();
  private final WorkloadFinder workloads = new WorkloadFinder();

  /** Throws {@link DiagnosticException} when the label selector is none. */
  Inventory(Disks disks, CaptureRequest request) {
    this.disks = disks;
    this.request = request;
    this.labels = selector(request.labels());
  }

  private static LabelSelector selector(String text) {
    try {
      return LabelSelector.parse(text);
    } catch (UnreadableException e) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.USAGE_WRONG,
              "-l",
              "the label selector was not understood",
              String.valueOf(e.getMessage()),
              "write it as kubectl takes it, in quotes"));
    }
  }

  /** Whether objects of this group and kind are of use. */
  static boolean isOfUse(String group, String kind) {
    switch (kind) {
      case "PersistentVolume":
      case "PersistentVolumeClaim":
      case "Pod":
        return group.isEmpty();
      case "StorageClass":
      case "CSIDriver":
        return group.equals("storage.k8s.io");
      case "StatefulSet":
      case "Deployment":
      case "DaemonSet":
      case "ReplicaSet":
        return group.equals("apps");
      case "Job":
      case "CronJob":
        return group.equals("batch");
      default:
        return false;
    }
  }

  void accept(KubeObject object) {
    switch (object.kind()) {
      case "PersistentVolume":
        volumes.put(object.name(), CapturedVolume.of(Sanitizer.sanitize(object), disks));
        break;
      case "PersistentVolumeClaim":
        if (labels.matches(object.labels())) {
          CapturedClaim claim = CapturedClaim.of(Sanitizer.sanitize(object));
          claims.put(claim.name(), claim);
        }
        break;
      case "StorageClass":
        classes.put(object.name(), Sanitizer.sanitize(object));
        break;
      case "CSIDriver":
        drivers.put(object.name(), Sanitizer.sanitize(object));
        break;
      default:
        workloads.accept(object);
    }
  }

  boolean isEmpty() {
    return volumes.isEmpty() && claims.isEmpty();
  }

  Capture toCapture(BundleHeader header, Collection<Diagnostic> remarks) {
    List<CapturedPair> chosen =
        new PairFinder(volumes.values(), claims.values())
            .find().stream().filter(this::isAskedFor).toList();
    Set<String> classNames = new TreeSet<>();
    chosen.forEach(pair -> classNames.addAll(pair.storageClasses()));
    List<KubeObject> namedClasses = named(classes, classNames);
    List<CapturedVolume> chosenVolumes =
        chosen.stream().flatMap(pair -> pair.volume().stream()).toList();
    List<Diagnostic> findings = new ArrayList<>(remarks);
    chosen.forEach(pair -> findings.addAll(pair.findings()));
    findings.addAll(SharedFindings.disks(volumes.values(), chosenVolumes));
    findings.addAll(SharedFindings.secrets(chosenVolumes));
    findings.addAll(SharedFindings.classes(namedClasses));
    Bundle rest =
        new Bundle(
            header,
            "",
            List.of(),
            namedClasses,
            named(drivers, names(chosenVolumes, CapturedVolume::driver)),
            workloads.find(
                chosen.stream()
                    .flatMap(pair -> pair.claim().stream())
                    .map(CapturedClaim::name)
                    .toList()),
            findings);
    Set<ClaimName> names = new TreeSet<>();
    chosen.forEach(pair -> pair.claimName().ifPresent(names::add));
    return new Capture(rest, chosen.stream().map(CapturedPair::text).toList(), names);
  }

  private boolean isAskedFor(CapturedPair pair) {
    Optional<ClaimName> name = pair.claimName();
    return (labels.matchesAll() || pair.claim().isPresent())
        && (request.namespaces().isEmpty()
            || name.filter(n -> request.namespaces().contains(n.namespace())).isPresent())
        && (request.claims().isEmpty() || name.filter(request.claims()::contains).isPresent())
        && (request.storageClass().isEmpty()
            || pair.storageClasses().contains(request.storageClass()));
  }

  private static Set<String> names(
      List<CapturedVolume> volumes, Function<CapturedVolume, String> field) {
    Set<String> names = new TreeSet<>();
    volumes.forEach(volume -> names.add(field.apply(volume)));
    return names;
  }

  private static List<KubeObject> named(Map<String, KubeObject> objects, Set<String> names) {
    return names.stream().filter(objects::containsKey).map(objects::get).toList();
  }
}
