// SPDX-License-Identifier: Apache-2.0
/**
 * What people and scripts see: tables, JSON and YAML on stdout, messages and progress on stderr.
 */
@NullMarked
package dev.recover.cli.view;

import org.jspecify.annotations.NullMarked;
