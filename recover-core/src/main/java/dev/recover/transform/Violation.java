// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.model.ObjectRef;

/**
 * One thing in an object about to be created that would put its disk at risk.
 *
 * @param found what stands there, as a clause
 * @param rule the rule that would have seen to it; {@code recover explain} says why
 */
public record Violation(ObjectRef object, FieldPath path, String found, String rule) {

  /** As an error that refuses the object. */
  public Diagnostic toDiagnostic() {
    return Diagnostic.error(
        Code.UNSAFE_OBJECT,
        object.toString(),
        object + ": " + path + " " + found,
        "`recover explain " + rule + "` says what it would do to the disk",
        "Make the plan again, and let no rules file or edit put it there.");
  }
}
