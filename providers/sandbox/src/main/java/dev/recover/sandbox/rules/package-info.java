// SPDX-License-Identifier: Apache-2.0
/** The rules of each kind: what the API fills in, what it refuses, what may change. */
@NullMarked
package dev.recover.sandbox.rules;

import org.jspecify.annotations.NullMarked;
