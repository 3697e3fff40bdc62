// SPDX-License-Identifier: Apache-2.0
/** Field ownership: {@code metadata.managedFields} and server-side apply. */
@NullMarked
package dev.recover.sandbox.apply;

import org.jspecify.annotations.NullMarked;
