// SPDX-License-Identifier: Apache-2.0
/** The story that `recover demo` tells, with real commands on sandboxes. */
@NullMarked
package dev.recover.cli.demo;

import org.jspecify.annotations.NullMarked;
