// SPDX-License-Identifier: Apache-2.0
/**
 * The controllers of the sandbox: what Kubernetes and a CSI driver do with volumes, claims, pods
 * and disks, against the sandbox's own store.
 */
@NullMarked
package dev.recover.sandbox.controller;

import org.jspecify.annotations.NullMarked;
