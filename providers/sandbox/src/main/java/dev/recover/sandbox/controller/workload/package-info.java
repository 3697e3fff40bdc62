// SPDX-License-Identifier: Apache-2.0
/** What makes and removes claims and pods: workloads, owners that are gone, and namespaces. */
@NullMarked
package dev.recover.sandbox.controller.workload;

import org.jspecify.annotations.NullMarked;
