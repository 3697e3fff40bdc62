// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import dev.recover.model.ClaimName;
import dev.recover.model.DnsName;
import dev.recover.model.Evidence;
import dev.recover.model.VolumeHint;
import dev.recover.spi.HintGatherer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a folder says about the volume it was, by the forms that provisioners give.
 *
 * <p>{@code NAMESPACE-CLAIM-VOLUME} of nfs-subdir-external-provisioner says where the volume's name
 * begins and not where the claim's does: each way to read it is evidence, and with more than one
 * none is taken.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/nfs-subdir-external-provisioner/blob/master/cmd/nfs-subdir-external-provisioner/provisioner.go">
 *     nfs-subdir-external-provisioner</a>
 * @see <a
 *     href="https://github.com/rancher/local-path-provisioner/blob/master/provisioner.go">local-path-provisioner</a>
 */
final class FolderName {
  private static final String UID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern VOLUME = Pattern.compile("pvc-" + UID);
  private static final Pattern CLAIM_THEN_VOLUME = Pattern.compile("(.+)-(pvc-" + UID + ")");
  private static final Pattern LOCAL_PATH = Pattern.compile("([^_/]+)_([^_/]+)_([^_/]+)");
  private static final Pattern IN_NAMESPACE = Pattern.compile("([^/]+)/([^/]+)");
  private static final String ARCHIVED = "archived-";

  /** More ways to read a name than this are counted, not listed. */
  private static final int LISTED = 8;

  private FolderName() {}

  /** Whether the folder is a volume's by its name alone, so that what is in it is data. */
  static boolean isVolume(String name) {
    return !hint(name).equals(VolumeHint.NONE) && name.indexOf('/') < 0;
  }

  static VolumeHint hint(String name) {
    Matcher localPath = LOCAL_PATH.matcher(name);
    if (localPath.matches() && DnsName.isSubdomain(localPath.group(1))) {
      return new HintGatherer()
          .volume("the folder's name", Optional.of(localPath.group(1)))
          .claim(
              "the folder's name", Optional.of(localPath.group(2)), Optional.of(localPath.group(3)))
          .hint();
    }
    boolean archived = name.startsWith(ARCHIVED);
    String bare = archived ? name.substring(ARCHIVED.length()) : name;
    if (VOLUME.matcher(bare).matches()) {
      HintGatherer hints = new HintGatherer().volume("the folder's name", Optional.of(bare));
      return archived ? set(hints).hint() : hints.hint();
    }
    Matcher subdirectory = CLAIM_THEN_VOLUME.matcher(name);
    if (subdirectory.matches()) {
      return subdirectory(subdirectory.group(1), subdirectory.group(2), archived);
    }
    Matcher inNamespace = IN_NAMESPACE.matcher(name);
    return inNamespace.matches() && valid(inNamespace.group(1), inNamespace.group(2))
        ? new HintGatherer()
            .claim(
                "the folder's place",
                Optional.of(inNamespace.group(1)),
                Optional.of(inNamespace.group(2)))
            .hint()
        : VolumeHint.NONE;
  }

  private static VolumeHint subdirectory(String claim, String volume, boolean archived) {
    HintGatherer hints = new HintGatherer().volume("the folder's name", Optional.of(volume));
    // A namespace may be called archived too, so that all ways to read the whole name count.
    List<ClaimName> ways = ways(claim);
    if (archived) {
      set(hints);
    } else if (ways.size() == 1) {
      ClaimName only = ways.get(0);
      hints.claim("the folder's name", Optional.of(only.namespace()), Optional.of(only.name()));
    }
    if (archived || ways.size() > 1) {
      ways.stream()
          .limit(LISTED)
          .forEach(
              way ->
                  hints.seen(
                      Evidence.Kind.NAME_PATTERN, "the folder's name may mean claim " + way));
      if (ways.size() > LISTED) {
        hints.seen(
            Evidence.Kind.NAME_PATTERN,
            "the folder's name can be read in " + ways.size() + " ways; only some are listed");
      }
    }
    return hints.hint();
  }

  private static HintGatherer set(HintGatherer hints) {
    return hints.against(
        "the folder begins with archived-: its claim was deleted, or is called so");
  }

  private static List<ClaimName> ways(String text) {
    List<ClaimName> ways = new ArrayList<>();
    for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
      addWay(text.substring(0, dash), text.substring(dash + 1), ways);
      boolean archived = dash >= ARCHIVED.length() && text.startsWith(ARCHIVED);
      if (archived) {
        addWay(text.substring(ARCHIVED.length(), dash), text.substring(dash + 1), ways);
      }
    }
    return ways;
  }

  private static void addWay(String namespace, String claim, List<ClaimName> ways) {
    if (valid(namespace, claim)) {
      ways.add(new ClaimName(namespace, claim));
    }
  }

  private static boolean valid(String namespace, String claim) {
    return DnsName.isLabel(namespace) && DnsName.isSubdomain(claim);
  }
}
