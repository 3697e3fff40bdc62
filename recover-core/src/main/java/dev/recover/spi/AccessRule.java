// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.ResourceType;

/**
 * One thing a user may be allowed to do.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code patch} or {@code
 *     delete}
 * @param namespace "" for cluster-wide
 */
public record AccessRule(String verb, ResourceType type, String namespace) {}
