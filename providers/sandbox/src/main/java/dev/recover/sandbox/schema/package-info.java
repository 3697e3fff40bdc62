// SPDX-License-Identifier: Apache-2.0
/** The fields of the served kinds, as the OpenAPI documents of Kubernetes v1.36.3 describe them. */
@NullMarked
package dev.recover.sandbox.schema;

import org.jspecify.annotations.NullMarked;
