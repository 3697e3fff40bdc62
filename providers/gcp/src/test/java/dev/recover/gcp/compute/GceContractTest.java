// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.gcp.PdRole;
import dev.recover.spi.CloudTask;
import dev.recover.testkit.disk.DiskProviderContract;
import dev.recover.testkit.disk.DiskScene;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;

/** The SDK's Compute Engine client against the sandbox's Compute Engine. */
class GceContractTest extends DiskProviderContract {
  @Override
  protected DiskScene open() {
    return new GceScene();
  }

  /** What the contract never asks for, and why it is printed all the same. */
  private static final Map<String, String> NOT_RECORDED =
      Map.of("compute.regionOperations.get", "regional disks; ChangesTest makes one");

  /**
   * Whoever may do what is printed can do all that the contract asks of a provider, and no more.
   */
  @AfterAll
  static void whatIsPrintedForIamIsWhatIsAskedFor() {
    Set<String> known = new TreeSet<>(GceScene.ASKED);
    known.addAll(NOT_RECORDED.keySet());
    assertThat(GceScene.ASKED).isNotEmpty();
    assertThat(PdRole.permissions(CloudTask.RELOCATE)).containsExactlyElementsOf(known);
  }
}
