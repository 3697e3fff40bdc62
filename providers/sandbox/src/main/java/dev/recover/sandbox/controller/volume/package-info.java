// SPDX-License-Identifier: Apache-2.0
/**
 * The PersistentVolume controller: who gets which volume, in the same order of writes and with the
 * same events as in Kubernetes.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/volume/persistentvolume/pv_controller.go">pv_controller.go</a>
 */
@NullMarked
package dev.recover.sandbox.controller.volume;

import org.jspecify.annotations.NullMarked;
