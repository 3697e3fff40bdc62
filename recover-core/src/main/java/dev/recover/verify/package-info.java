// SPDX-License-Identifier: Apache-2.0
/**
 * Proof: what was read back of each volume, held against what was planned, check by check.
 *
 * <p>"Not looked at" is never "all is well": a check that could not be made is {@link
 * dev.recover.verify.Finding.Unknown}.
 */
@NullMarked
package dev.recover.verify;

import org.jspecify.annotations.NullMarked;
