// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.CaptureRequest;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.LabelSelector;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The options that say which claims: kubectl's, a class, and single claims. */
final class SelectionFlags {
  private SelectionFlags() {}

  static Syntax add(Syntax syntax) {
    return syntax
        .values("--namespace,-n", "NS", "only claims of these namespaces")
        .flag("--all-namespaces,-A", "claims of all namespaces, and volumes without a claim")
        .value("--selector,-l", "SELECTOR", "only claims with these labels, as kubectl takes it")
        .value("--storage-class", "NAME", "only volumes of this class")
        .values("--claim", "NS/NAME", "only these claims");
  }

  static CaptureRequest request(Arguments arguments, List<String> from) {
    if (arguments.has("--all-namespaces") && !arguments.values("--namespace").isEmpty()) {
      throw Arguments.wrong("-A and -n contradict each other", "keep one of the two");
    }
    return new CaptureRequest(
        arguments.values("--namespace"),
        arguments.value("--selector").orElse(""),
        arguments.value("--storage-class").orElse(""),
        arguments.values("--claim").stream().map(SelectionFlags::claim).toList(),
        from);
  }

  private static ClaimName claim(String text) {
    try {
      return ClaimName.parse(text);
    } catch (dev.recover.model.UnreadableException e) {
      throw Arguments.wrong("--claim: " + e.getMessage(), "write it like --claim db/data-0");
    }
  }

  /**
   * Refuses a namespace or claim that the bundle does not have: a typing error leaves disks out.
   */
  static void requireKnown(CaptureRequest chosen, Bundle bundle) {
    Set<ClaimName> claims = new TreeSet<>();
    bundle.volumes().forEach(volume -> volume.claimName().ifPresent(claims::add));
    Set<String> namespaces = new TreeSet<>();
    claims.forEach(claim -> namespaces.add(claim.namespace()));
    for (String namespace : chosen.namespaces()) {
      if (!namespaces.contains(namespace)) {
        throw unknown("no claim of namespace " + namespace, namespace, namespaces);
      }
    }
    for (ClaimName claim : chosen.claims()) {
      if (!claims.contains(claim)) {
        Set<String> names = new TreeSet<>();
        claims.forEach(name -> names.add(name.toString()));
        throw unknown("no claim " + claim, claim.toString(), names);
      }
    }
  }

  private static DiagnosticException unknown(String what, String name, Set<String> known) {
    String near = Suggestion.nearest(name, known).map(n -> "did you mean " + n + "? ").orElse("");
    return new DiagnosticException(
        Diagnostic.error(
            Code.NOT_FOUND,
            name,
            "the bundle has " + what,
            "no plan was written: what is named and not there would be left out",
            near + "`recover bundle show` lists what there is"));
  }

  /** Which volumes of a bundle are meant. */
  static Predicate<Volume> volumes(CaptureRequest chosen) {
    LabelSelector labels = LabelSelector.parse(chosen.labels());
    return volume ->
        volume.claimName().filter(name -> matches(chosen, name)).isPresent()
            && labels.matches(volume.claim().map(KubeObject::labels).orElse(Map.of()))
            && (chosen.storageClass().isEmpty()
                || chosen.storageClass().equals(storageClass(volume)));
  }

  private static boolean matches(CaptureRequest chosen, ClaimName name) {
    return (chosen.namespaces().isEmpty() || chosen.namespaces().contains(name.namespace()))
        && (chosen.claims().isEmpty() || chosen.claims().contains(name));
  }

  private static String storageClass(Volume volume) {
    return volume.volume().or(volume::claim).flatMap(Volume::storageClass).orElse("");
  }
}
