// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a sandbox is started.
 *
 * @param name the cluster's and the context's name in its kubeconfig
 * @param state the folder in which its state is kept; empty to forget it
 */
public record SandboxOptions(String name, Optional<Path> state) {
  public static final SandboxOptions DEFAULTS = new SandboxOptions("sandbox", Optional.empty());

  public SandboxOptions named(String other) {
    return new SandboxOptions(other, state);
  }

  public SandboxOptions keptIn(Path folder) {
    return new SandboxOptions(name, Optional.of(folder));
  }
}
