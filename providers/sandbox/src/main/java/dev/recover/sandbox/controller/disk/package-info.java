// SPDX-License-Identifier: Apache-2.0
/**
 * What stands between volumes and disks: the provisioner that makes and deletes them, the
 * controller that says where they are wanted, and the attacher that takes them there.
 */
@NullMarked
package dev.recover.sandbox.controller.disk;

import org.jspecify.annotations.NullMarked;
