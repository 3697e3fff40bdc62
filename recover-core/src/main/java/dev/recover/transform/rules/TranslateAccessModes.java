// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.List;

/** Leaves a translated volume those access modes with which its driver can attach it. */
final class TranslateAccessModes implements Rule {
  private static final FieldPath MODES = FieldPath.of("spec", "accessModes");
  private static final String ONCE = "ReadWriteOnce";
  private static final String READERS = "ReadOnlyMany";

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "translate-access-modes",
            Scope.BOTH,
            Action.CONDITIONAL,
            "A volume that becomes a CSI one gets modes its driver takes")
        .what(
            """
            Where the source is translated: ReadWriteOnce with ReadOnlyMany becomes ReadWriteOnce alone,
            and of a gcePersistentDisk ReadWriteMany becomes ReadWriteOnce. The claim keeps those of its
            modes that the volume still has, or gets the volume's; reports ACCESS_MODES_CHANGED.
            """)
        .why(
            """
            In-tree plug-ins never looked at them. Of a CSI volume, ReadWriteOnce together with
            ReadOnlyMany is refused at attach, and a claim with a mode that its volume lacks would not
            have been bound by Kubernetes.
            """)
        .source(
            "https://github.com/kubernetes-csi/csi-lib-utils/blob/master/accessmodes/access_modes.go"
                + " ToCSIAccessMode")
        .example(
            "to-csi: translate",
            """
            volume: {spec: {cinder: {volumeID: 573e024d}, accessModes: [ReadWriteOnce, ReadOnlyMany]}}
            claim: {spec: {accessModes: [ReadOnlyMany]}}
            """,
            """
            volume: {spec: {cinder: {volumeID: 573e024d}, accessModes: [ReadWriteOnce]}}
            claim: {spec: {accessModes: [ReadWriteOnce]}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    draft.asCsi().ifPresent(translated -> rewrite(draft, translated));
  }

  private static void rewrite(Draft draft, KubeObject translated) {
    List<String> before = draft.captured(Side.VOLUME).textList("spec", "accessModes");
    List<String> after = taken(translated.textList("spec", "accessModes"));
    if (after.equals(before)) {
      return;
    }
    String reason = "to-csi: the driver does not take " + String.join(", ", before);
    draft.set(Side.VOLUME, MODES, after, reason);
    List<String> asked = draft.captured(Side.CLAIM).textList("spec", "accessModes");
    List<String> left = asked.stream().filter(after::contains).toList();
    List<String> given = left.isEmpty() ? after : left;
    draft.set(Side.CLAIM, MODES, given, "to-csi: the modes that its volume has now");
    draft.report(
        Diagnostic.warning(
            Code.ACCESS_MODES_CHANGED,
            draft.subject(),
            "access modes "
                + String.join(", ", before)
                + " become "
                + String.join(", ", after)
                + (given.equals(asked) ? "" : ", the claim's " + String.join(", ", given)),
            "the CSI driver refuses to attach a volume with modes that it does not have, which"
                + " in-tree plug-ins never looked at",
            "see that no manifest that makes this claim again asks for the old modes"));
  }

  private static List<String> taken(List<String> modes) {
    boolean refused =
        modes.contains(ONCE) && modes.contains(READERS) && !modes.contains("ReadWriteMany");
    return refused ? modes.stream().filter(mode -> !mode.equals(READERS)).toList() : modes;
  }
}
