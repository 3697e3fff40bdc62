// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that run on a {@link RealCluster}; without its programs they are skipped, and one line says
 * so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RealClusterCondition.class)
public @interface NeedsRealCluster {}
