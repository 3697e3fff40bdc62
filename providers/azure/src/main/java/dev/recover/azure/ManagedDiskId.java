// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource id of a managed disk.
 *
 * <p>Azure compares ids without regard to case, and its tools print the same one in several
 * spellings; the parts are kept in lower case, so that two spellings are one disk.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/pkg/azureutils/azure_disk_utils.go">
 *     managedDiskPathRE</a>
 */
record ManagedDiskId(String subscription, String group, String name) {
  private static final Pattern FORM =
      Pattern.compile(
          "/subscriptions/([^/]+)/resourcegroups/([^/]+)/providers/microsoft\\.compute/disks/([^/]+)");

  /** Reads an id; empty for anything else. */
  static Optional<ManagedDiskId> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(new ManagedDiskId(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** The id in its one spelling. */
  String handle() {
    return "/subscriptions/"
        + subscription
        + "/resourceGroups/"
        + group
        + "/providers/Microsoft.Compute/disks/"
        + name;
  }
}
