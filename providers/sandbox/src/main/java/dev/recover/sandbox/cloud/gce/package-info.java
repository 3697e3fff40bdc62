// SPDX-License-Identifier: Apache-2.0
/**
 * A Compute Engine as far as disks go: the REST API that Google's own client libraries speak, and
 * what a GKE cluster's Persistent Disk driver does with it.
 */
@NullMarked
package dev.recover.sandbox.cloud.gce;

import org.jspecify.annotations.NullMarked;
