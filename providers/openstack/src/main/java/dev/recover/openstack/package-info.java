// SPDX-License-Identifier: Apache-2.0
/**
 * OpenStack Cinder volumes. Nothing is called: disks are read from what the vendor's command
 * printed.
 */
@NullMarked
package dev.recover.openstack;

import org.jspecify.annotations.NullMarked;
