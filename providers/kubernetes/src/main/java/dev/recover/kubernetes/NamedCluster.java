// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

/**
 * What a kubeconfig says of a cluster; who it is, only the cluster itself can say.
 *
 * @param context the context's name
 * @param name the cluster's name in the kubeconfig
 * @param mayAsk whether logging in may ask a person at the terminal
 */
public record NamedCluster(String context, String name, boolean mayAsk) {}
