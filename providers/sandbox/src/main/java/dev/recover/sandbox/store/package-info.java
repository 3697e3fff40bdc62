// SPDX-License-Identifier: Apache-2.0
/**
 * The sandbox's versioned object store: one global resourceVersion, history for watches, and the
 * one way in for HTTP clients and controllers alike.
 */
@NullMarked
package dev.recover.sandbox.store;

import org.jspecify.annotations.NullMarked;
