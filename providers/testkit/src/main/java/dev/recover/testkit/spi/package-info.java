// SPDX-License-Identifier: Apache-2.0
/**
 * What every {@link dev.recover.spi.Cluster} does, on any world that serves Kubernetes over HTTP.
 *
 * <p>A gateway stands between the cluster and its world and breaks what the network breaks: answers
 * that are lost, connections that are cut, servers that have no time.
 */
@NullMarked
package dev.recover.testkit.spi;

import org.jspecify.annotations.NullMarked;
