// SPDX-License-Identifier: Apache-2.0
/**
 * The interactive restore shell: everything edits a draft, and nothing is written until it is
 * committed by the same planner and applier that the commands use.
 */
@NullMarked
package dev.recover.cli.shell;

import org.jspecify.annotations.NullMarked;
