// SPDX-License-Identifier: Apache-2.0
/** What a shell knows of bundles and of its cluster, and how old that is. */
@NullMarked
package dev.recover.cli.shell.world;

import org.jspecify.annotations.NullMarked;
