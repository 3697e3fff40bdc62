// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.bundle.Sha256;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.spi.Disks;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Captures from files that people already have, with no cluster at hand.
 *
 * <p>An object that stands twice is taken once when both are equal, and refused when they differ:
 * which one is right is not guessed. Objects of kinds that are of no use are left out and counted
 * in a finding; Secrets are among them.
 */
public final class FileCapturer {
  private record Seen(String place, String sum) {}

  private final Disks disks;
  private final Map<ObjectRef, Seen> seen = new HashMap<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();

  private FileCapturer(Disks disks) {
    this.disks = disks;
  }

  /**
   * Captures what is asked for from the files that the request names.
   *
   * @param recoverVersion the version of this product
   * @param time now, RFC 3339 in UTC
   * @throws dev.recover.diagnostic.DiagnosticException when a file cannot be read or used, when
   *     nothing in them matches, or when a single claim is not there
   */
  public static Capture capture(
      CaptureRequest request,
      Disks disks,
      InputStream standardInput,
      String recoverVersion,
      String time) {
    FileCapturer capturer = new FileCapturer(disks);
    Inventory inventory = new Inventory(disks, request);
    ManifestReader.read(
        request.from(), standardInput, manifest -> capturer.take(manifest, request, inventory));
    String source = String.join(", ", request.from());
    BundleHeader header =
        new BundleHeader(
            BundleHeader.FORMAT_VERSION, recoverVersion, source, "", "", time, request);
    if (inventory.isEmpty()) {
      throw InputTrouble.invalid(
          source,
          "it holds neither PersistentVolumes nor claims"
              + (capturer.leftOut.isEmpty() ? "" : ", only " + capturer.leftOutText()),
          InputTrouble.EXPORT);
    }
    return Asked.check(inventory.toCapture(header, capturer.remarks(source)), request, source);
  }

  private void take(Manifest manifest, CaptureRequest request, Inventory inventory) {
    KubeObject object = manifest.object();
    if (!Inventory.isOfUse(object.ref().group(), object.kind())) {
      leftOut.merge(object.kind(), 1, Integer::sum);
      return;
    }
    object = named(manifest, request);
    String sum = Sha256.of(Json.canonical(object.tree()));
    Seen before = seen.putIfAbsent(object.ref(), new Seen(manifest.place(), sum));
    if (before == null) {
      inventory.accept(Sanitizer.quantitiesAsText(object));
    } else if (!before.sum.equals(sum)) {
      throw InputTrouble.invalid(
          manifest.place(),
          object.ref() + " stands here and in " + before.place + ", and the two differ",
          "take the wrong one away");
    }
  }

  /** Gives a claim without a namespace the one that was asked for, as kubectl does. */
  private static KubeObject named(Manifest manifest, CaptureRequest request) {
    KubeObject object = manifest.object();
    if (object.name().isEmpty()) {
      throw InputTrouble.invalid(manifest.place(), "the " + object.kind() + " has no name");
    }
    boolean cluster =
        switch (object.kind()) {
          case "PersistentVolume", "StorageClass", "CSIDriver" -> true;
          default -> false;
        };
    if (cluster || !object.namespace().isEmpty()) {
      return object;
    }
    if (request.namespaces().size() != 1) {
      throw InputTrouble.invalid(
          manifest.place(),
          object.kind() + " " + object.name() + " names no namespace",
          "say which one is meant with -n, or write metadata.namespace into the file");
    }
    return object.with(FieldPath.of("metadata", "namespace"), request.namespaces().get(0));
  }

  private List<Diagnostic> remarks(String source) {
    List<Diagnostic> remarks = new ArrayList<>();
    if (!leftOut.isEmpty()) {
      remarks.add(
          Diagnostic.note(
              Code.INPUT_IGNORED,
              source,
              "left out " + leftOutText(),
              "a bundle holds volumes, claims, their classes and drivers, and what mounts them",
              ""));
    }
    return remarks;
  }

  private String leftOutText() {
    List<String> counts = new ArrayList<>();
    leftOut.forEach((kind, count) -> counts.add(count + " " + kind));
    return String.join(", ", counts);
  }
}
