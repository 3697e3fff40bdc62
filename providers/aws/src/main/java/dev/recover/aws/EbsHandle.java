// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How volumes name EBS volumes: {@code vol-<hex>}, and in-tree also {@code aws://<zone>/vol-<hex>}
 * and {@code aws:///vol-<hex>}.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/csi-translation-lib/plugins/aws_ebs.go">aws_ebs.go</a>
 */
public final class EbsHandle {
  /** Begins the handle of a disk that lives on its node and that no API lists. */
  public static final String NODE_LOCAL = "local-ebs://";

  private static final Pattern ID = Pattern.compile("vol-[0-9a-f]{8,64}");
  private static final Pattern IN_TREE = Pattern.compile("aws://([^/]*)/(vol-[0-9a-f]{8,64})");

  private EbsHandle() {}

  /** Whether it has the form of a volume's id. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns the volume's id; text of another form is taken as it stands. */
  static String normalise(String text) {
    Matcher inTree = IN_TREE.matcher(text.strip());
    return inTree.matches() ? inTree.group(2) : text.strip();
  }
}
