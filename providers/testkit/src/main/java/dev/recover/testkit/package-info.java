// SPDX-License-Identifier: Apache-2.0
/** Contracts that every implementation passes, object builders, the rule tester. */
@NullMarked
package dev.recover.testkit;

import org.jspecify.annotations.NullMarked;
