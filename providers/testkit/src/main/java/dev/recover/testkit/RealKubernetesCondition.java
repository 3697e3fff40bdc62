// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides whether tests marked {@link RealKubernetes} can run here. */
public final class RealKubernetesCondition implements ExecutionCondition {
  private static final String VARIABLE = "RECOVER_KUBE_ASSETS";
  private static final AtomicBoolean SAID = new AtomicBoolean();

  /** The folder with the control plane's programs, if there is one. */
  public static Optional<Path> assets() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .map(Path::of)
        .filter(folder -> Files.isExecutable(folder.resolve("kube-apiserver")));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (assets().isPresent()) {
      return ConditionEvaluationResult.enabled("real Kubernetes is here");
    }
    String reason =
        System.getenv(VARIABLE) == null
            ? VARIABLE + " is not set"
            : VARIABLE + " names a folder without kube-apiserver: " + System.getenv(VARIABLE);
    if (SAID.compareAndSet(false, true)) {
      System.out.println("real Kubernetes: its tests are skipped, " + reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
