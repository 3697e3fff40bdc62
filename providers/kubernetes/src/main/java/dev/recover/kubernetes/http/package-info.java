// SPDX-License-Identifier: Apache-2.0
/** Requests to one API server: TLS, credentials, one entry point, retries, and one pace for all. */
@NullMarked
package dev.recover.kubernetes.http;

import org.jspecify.annotations.NullMarked;
