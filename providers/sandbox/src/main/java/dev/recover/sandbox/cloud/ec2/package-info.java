// SPDX-License-Identifier: Apache-2.0
/**
 * EC2's volumes and snapshots, as the query protocol shows them, and STS as far as it is needed to
 * change accounts.
 *
 * <p>It enforces what EC2 does: zones, one machine a volume, sizes, ownership, sharing, keys,
 * client tokens, tags and pages. It does not check signatures: the access key says which account
 * asks.
 */
@NullMarked
package dev.recover.sandbox.cloud.ec2;

import org.jspecify.annotations.NullMarked;
