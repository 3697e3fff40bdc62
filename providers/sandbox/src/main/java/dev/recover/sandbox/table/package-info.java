// SPDX-License-Identifier: Apache-2.0
/** The columns that kubectl shows for each kind; the server makes them. */
@NullMarked
package dev.recover.sandbox.table;

import org.jspecify.annotations.NullMarked;
