// SPDX-License-Identifier: Apache-2.0
/** What a word could become; knows nothing of terminals and asks no network. */
@NullMarked
package dev.recover.cli.shell.completion;

import org.jspecify.annotations.NullMarked;
