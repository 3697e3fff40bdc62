// SPDX-License-Identifier: Apache-2.0
/** What is seen of the target while a plan is made and carried out. */
@NullMarked
package dev.recover.apply.world;

import org.jspecify.annotations.NullMarked;
