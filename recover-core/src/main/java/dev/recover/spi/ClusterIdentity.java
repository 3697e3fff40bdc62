// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

/**
 * Which cluster this is.
 *
 * @param context the kubeconfig context it was reached by
 * @param name the cluster's name in the kubeconfig; names repeat, so nothing is decided by it
 * @param uid the uid of the namespace {@code kube-system}: the cluster's identity
 * @param version the server's version, for example {@code v1.36.3}
 * @param sandbox whether it is this product's own sandbox, where nothing is at stake
 */
public record ClusterIdentity(
    String context, String name, String uid, String version, boolean sandbox) {}
