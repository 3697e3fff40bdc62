// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleDiff;
import dev.recover.bundle.BundleReader;
import dev.recover.bundle.BundleWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixturesTest {
  @TempDir Path folder;

  @Test
  void theSameNumberGivesTheSameBundle() {
    String one = BundleWriter.write(Fixtures.bundle(3), folder.resolve("one"));
    String two = BundleWriter.write(Fixtures.bundle(3), folder.resolve("two"));
    assertThat(one).isEqualTo(two);
  }

  /** Large enough to be read in several runs and to be made durable all at once. */
  @Test
  void aThousandVolumesComeBack() {
    Bundle bundle = Fixtures.bundle(1_000);
    BundleWriter.write(bundle, folder.resolve("b"));
    Bundle read = BundleReader.read(folder.resolve("b"));
    assertThat(read.volumes()).isEqualTo(bundle.volumes());
    assertThat(BundleDiff.between(bundle, read).isEmpty()).isTrue();
    assertThat(BundleDiff.between(bundle, Fixtures.bundle(1_001)).added()).hasSize(2);
  }
}
