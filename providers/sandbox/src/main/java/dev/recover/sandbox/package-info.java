// SPDX-License-Identifier: Apache-2.0
/** Kubernetes' storage API and its controllers inside the JVM, over HTTP. */
@NullMarked
package dev.recover.sandbox;

import org.jspecify.annotations.NullMarked;
