// SPDX-License-Identifier: Apache-2.0
/** What a sandbox keeps in a folder, so that it can be started again where it was. */
@NullMarked
package dev.recover.sandbox.state;

import org.jspecify.annotations.NullMarked;
