// SPDX-License-Identifier: Apache-2.0
/** Planning to protect disks: policy Delete becomes Retain, and back where that is safe. */
@NullMarked
package dev.recover.plan.protect;

import org.jspecify.annotations.NullMarked;
