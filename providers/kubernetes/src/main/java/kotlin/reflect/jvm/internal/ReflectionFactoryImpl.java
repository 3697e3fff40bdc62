// SPDX-License-Identifier: Apache-2.0
package kotlin.reflect.jvm.internal;

import kotlin.jvm.internal.ReflectionFactory;

/**
 * What Kotlin's library looks for at the first tag of a request, and what it uses when there is
 * none. It is not there without kotlin-reflect, which nothing here needs; but to know that, Java
 * opened every jar of the class path, 60 ms of each command that speaks to a cluster.
 */
public final class ReflectionFactoryImpl extends ReflectionFactory {}
