// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DnsName;

/** Whether the names in the target are ones that Kubernetes accepts. */
final class NameCheck implements VolumeCheck {
  @Override
  public void check(Pair pair, Target target, Findings findings) {
    if (findings.has(Code.NAME_INVALID)) {
      return;
    }
    Candidate candidate = pair.candidate();
    if (!DnsName.isLabel(candidate.name().namespace())) {
      findings.add(
          invalid(candidate, "namespace", candidate.name().namespace(), "--map-namespace"));
    }
    if (!DnsName.isSubdomain(candidate.name().name())) {
      findings.add(invalid(candidate, "claim", candidate.name().name(), "--map-name"));
    }
    if (!DnsName.isSubdomain(candidate.volume().name())) {
      findings.add(
          invalid(candidate, "PersistentVolume", candidate.volume().name(), "--map-name pv:"));
    }
  }

  private static Diagnostic invalid(Candidate candidate, String what, String name, String option) {
    return candidate.error(
        Code.NAME_INVALID,
        "\"" + name + "\" cannot be the name of a " + what,
        "a name has lower-case letters, digits and hyphens, begins and ends with a letter or digit,"
            + " and is not longer than Kubernetes allows",
        "give it another name with `" + option + (option.endsWith(":") ? "" : " ") + "OLD=NEW`");
  }
}
