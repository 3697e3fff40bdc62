// SPDX-License-Identifier: Apache-2.0
/**
 * The bundle: a folder that holds everything a restore needs to know, and can be kept in git.
 *
 * <p>One file per volume, as the API gave it; a list of checksums over all of them; and {@code
 * bundle.json}, which says whose they are and seals the list.
 */
@NullMarked
package dev.recover.bundle;

import org.jspecify.annotations.NullMarked;
