// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the target can really attach the disks of a plan: what Kubernetes would only say when a
 * pod waits for them.
 *
 * <p>Pure: what the clouds said and what was seen of the clusters goes in, diagnostics come out.
 */
@NullMarked
package dev.recover.plan.preflight;

import org.jspecify.annotations.NullMarked;
