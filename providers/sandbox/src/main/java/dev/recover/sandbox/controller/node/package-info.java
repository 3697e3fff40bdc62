// SPDX-License-Identifier: Apache-2.0
/** Nodes without machines, the scheduler that gives them pods, and the kubelet that runs none. */
@NullMarked
package dev.recover.sandbox.controller.node;

import org.jspecify.annotations.NullMarked;
