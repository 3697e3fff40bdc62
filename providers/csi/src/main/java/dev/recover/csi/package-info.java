// SPDX-License-Identifier: Apache-2.0
/** Volumes of any CSI driver, with nothing looked up in a cloud; always asked last. */
@NullMarked
package dev.recover.csi;

import org.jspecify.annotations.NullMarked;
