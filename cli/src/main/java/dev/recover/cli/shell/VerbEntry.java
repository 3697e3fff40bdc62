// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import java.util.function.Supplier;

/**
 * A verb in the table of contents; its class is loaded when it is asked for.
 *
 * @param group the heading it stands under in the help
 */
public record VerbEntry(String name, String group, String summary, Supplier<Verb> verb) {}
