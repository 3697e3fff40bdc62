// SPDX-License-Identifier: Apache-2.0
/** Kotlin's own name for what its library looks for, and nothing else. */
@NullMarked
package kotlin.reflect.jvm.internal;

import org.jspecify.annotations.NullMarked;
