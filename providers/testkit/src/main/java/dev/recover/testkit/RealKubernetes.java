// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs the programs of a real control plane.
 *
 * <p>It runs when the environment variable {@code RECOVER_KUBE_ASSETS} names the folder that holds
 * them. Otherwise it is skipped, and one line of output says so.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-kubernetes")
@ExtendWith(RealKubernetesCondition.class)
public @interface RealKubernetes {}
