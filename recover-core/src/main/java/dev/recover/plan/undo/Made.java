// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.model.ObjectRef;

/**
 * An object that a run made, as its journal says.
 *
 * @param uid what the server gave it
 */
public record Made(ObjectRef object, String uid) {}
