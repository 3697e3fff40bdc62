// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.protect;

import dev.recover.model.KubeObject;
import dev.recover.plan.TargetState;
import java.util.function.Predicate;

/**
 * Which PersistentVolumes of a cluster are to outlive their claims.
 *
 * @param target PersistentVolumes and claims as they were seen
 * @param selected which PersistentVolumes it is about
 * @param restore false to set Retain, true to put back the policy that was remembered
 * @param madeAt when, RFC 3339 in UTC
 */
public record ProtectRequest(
    TargetState target, Predicate<KubeObject> selected, boolean restore, String madeAt) {}
