// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import java.util.function.Supplier;

/**
 * A command in the table of contents; its class is loaded when it is asked for.
 *
 * @param group the heading it stands under in the help
 */
public record CommandEntry(String name, String group, String summary, Supplier<Command> command) {}
