// SPDX-License-Identifier: Apache-2.0
/**
 * What is said when something is wrong or worth knowing: values that are collected, not exceptions
 * that are thrown.
 *
 * <p>Every message says what, why and how to go on.
 */
@NullMarked
package dev.recover.diagnostic;

import org.jspecify.annotations.NullMarked;
