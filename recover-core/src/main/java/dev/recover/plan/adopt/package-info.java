// SPDX-License-Identifier: Apache-2.0
/**
 * Planning to adopt disks of which no bundle is left: claim and PersistentVolume are made from what
 * the disk's metadata says and from what a person, or the target, answers.
 *
 * <p>From there on it is a restore: the same rules, checks and steps.
 */
@NullMarked
package dev.recover.plan.adopt;

import org.jspecify.annotations.NullMarked;
