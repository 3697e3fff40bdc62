// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs real programs where there are none, with one line for the whole run. */
final class RealClusterCondition implements ExecutionCondition {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (RealCluster.assets().isPresent()) {
      return ConditionEvaluationResult.enabled("the programs are there");
    }
    String why =
        "skipped: tests on a real control plane; set "
            + RealCluster.ASSETS
            + " to a folder with etcd, kube-apiserver and the rest to run them";
    if (SAID.compareAndSet(false, true)) {
      System.err.println(why);
    }
    return ConditionEvaluationResult.disabled(why);
  }
}
