// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.transform.Draft;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;
import java.util.Optional;

/**
 * A Secret that a volume names; nothing reads it.
 *
 * @param namespace "" when the volume does not say
 */
record SecretName(String namespace, String name) {

  /** What map-secret turns it into, if it does. */
  Optional<SecretName> mapped(Draft draft) {
    return draft
        .directions()
        .mapped(Setting.MAP_SECRET, toString())
        .map(
            text -> {
              int slash = text.indexOf('/');
              return new SecretName(text.substring(0, slash), text.substring(slash + 1));
            });
  }

  /** Says that it must exist in the target; a warning unless somebody chose it. */
  void report(Draft draft, String usedFor, boolean chosen) {
    String remedy =
        chosen
            ? "Create it in the target before a pod uses the volume."
            : "Create it in the target before a pod uses the volume, or name another one with"
                + " map-secret in a rules file.";
    String summary =
        "PersistentVolume " + draft.captured(Side.VOLUME).name() + " needs Secret " + this;
    String why = usedFor + " names it, and Secrets are neither captured nor made";
    draft.report(
        chosen
            ? Diagnostic.note(Code.NEEDS_SECRET, draft.subject(), summary, why, remedy)
            : Diagnostic.warning(Code.NEEDS_SECRET, draft.subject(), summary, why, remedy));
  }

  String reason() {
    return "map-secret names " + this + " instead";
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
