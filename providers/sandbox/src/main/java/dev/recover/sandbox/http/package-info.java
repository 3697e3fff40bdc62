// SPDX-License-Identifier: Apache-2.0
/** The API of Kubernetes over HTTP, on the JDK's own server. */
@NullMarked
package dev.recover.sandbox.http;

import org.jspecify.annotations.NullMarked;
