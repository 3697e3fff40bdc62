// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

/**
 * Whose bundle it is, when it was made and what was asked for.
 *
 * @param formatVersion the layout of the folder; this build writes {@value #FORMAT_VERSION}
 * @param recoverVersion the version of this product that wrote it
 * @param clusterName the cluster's name in the kubeconfig, or where the files came from
 * @param clusterUid the uid of kube-system, "" when it was made from files
 * @param clusterVersion for example {@code v1.36.3}, "" when it was made from files
 * @param capturedAt when, RFC 3339 in UTC
 */
public record BundleHeader(
    int formatVersion,
    String recoverVersion,
    String clusterName,
    String clusterUid,
    String clusterVersion,
    String capturedAt,
    CaptureRequest askedFor) {
  /** The newest layout that this build reads and the one that it writes. */
  public static final int FORMAT_VERSION = 1;
}
