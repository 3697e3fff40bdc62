// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.locate.AdoptionAnswer.Fields;

/**
 * One claim of a mapping file that is written for a person to edit.
 *
 * @param match what became of the search for its disk
 * @param known the fields that somebody knows, from a bundle or from a claim of the target
 * @param from who knows them, for the comment; "" when nobody does
 */
public record MappingEntry(Match match, Fields known, String from) {}
