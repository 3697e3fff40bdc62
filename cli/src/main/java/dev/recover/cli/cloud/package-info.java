// SPDX-License-Identifier: Apache-2.0
/**
 * Which clouds a command looks at, how they are opened, and what they hold.
 *
 * <p>A cloud's SDK is loaded when {@link dev.recover.cli.cloud.Clouds} opens it, and not before.
 */
@NullMarked
package dev.recover.cli.cloud;

import org.jspecify.annotations.NullMarked;
