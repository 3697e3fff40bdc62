// SPDX-License-Identifier: Apache-2.0
/** What the API server does with one write: admission, defaults, validation, ownership, storage. */
@NullMarked
package dev.recover.sandbox.registry;

import org.jspecify.annotations.NullMarked;
