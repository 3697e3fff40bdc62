// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import dev.recover.model.KubeObject;
import java.util.List;

/**
 * The objects of one type at one moment, ordered by namespace and name.
 *
 * @param version the store's resourceVersion at that moment
 */
public record Snapshot(List<KubeObject> objects, long version) {}
