// SPDX-License-Identifier: Apache-2.0
/**
 * What every controller of the sandbox stands on: queues, indexes, events, and views of objects.
 */
@NullMarked
package dev.recover.sandbox.controller.base;

import org.jspecify.annotations.NullMarked;
