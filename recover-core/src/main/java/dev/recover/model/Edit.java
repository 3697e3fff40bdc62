// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Optional;

/**
 * One change that a rule made to an object.
 *
 * @param object the object as it will be named in the target
 * @param path the field
 * @param before what stood there (a JSON value), empty when nothing did
 * @param after what stands there now, empty when it was removed
 * @param rule the id of the rule, which {@code recover explain} takes
 * @param reason one clause that says why, for this object
 */
public record Edit(
    ObjectRef object,
    FieldPath path,
    Optional<Object> before,
    Optional<Object> after,
    String rule,
    String reason) {}
