// SPDX-License-Identifier: Apache-2.0
/**
 * Planning a restore: where each volume stands in the target, what Kubernetes would not check, and
 * the steps that are left.
 */
@NullMarked
package dev.recover.plan.restore;

import org.jspecify.annotations.NullMarked;
