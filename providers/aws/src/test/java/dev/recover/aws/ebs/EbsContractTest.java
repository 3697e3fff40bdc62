// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.aws.EbsPolicy;
import dev.recover.spi.CloudTask;
import dev.recover.testkit.disk.DiskProviderContract;
import dev.recover.testkit.disk.DiskScene;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;

/** The SDK's EC2 client against the sandbox's EC2. */
class EbsContractTest extends DiskProviderContract {
  @Override
  protected DiskScene open() {
    return new EbsScene();
  }

  /** What the contract never asks for, and why it is printed all the same. */
  private static final Map<String, String> NOT_RECORDED =
      Map.of("ec2:ModifySnapshotAttribute", "sharing with another account; AccountsTest has two");

  /**
   * Whoever may do what is printed can do all that the contract asks of a provider, and no more.
   */
  @AfterAll
  static void whatIsPrintedForIamIsWhatIsAskedFor() {
    Set<String> known = new TreeSet<>(EbsScene.ASKED);
    known.addAll(NOT_RECORDED.keySet());
    assertThat(EbsScene.ASKED).isNotEmpty();
    assertThat(EbsPolicy.actions(CloudTask.RELOCATE)).containsExactlyElementsOf(known);
  }
}
