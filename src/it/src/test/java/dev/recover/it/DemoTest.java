// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories end well, and touch nothing of the person who hears them. */
class DemoTest {
  @ParameterizedTest
  @ValueSource(strings = {"aws", "gcp"})
  void disksOfACloudComeBackWithoutABackup(String cloud, @TempDir Path folder) {
    Ran demo =
        RecoverCommand.in(folder)
            .with("AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:1")
            .with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")
            .with("RECOVER_GCP_ENDPOINT", "http://127.0.0.1:1")
            .with("RECOVER_CONFIG", "not-there.yaml")
            .run("demo", "--cloud", cloud);

    assertThat(demo.succeeds().out())
        .contains("3 of 3 confirmed")
        .containsPattern("redis-0 +data-redis-0 +SET order:1001 paid")
        .containsPattern("redis-2 +data-redis-2 +SET order:1001 paid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure", "AWS"})
  void aCloudWithoutAStoryIsSaid(String cloud, @TempDir Path folder) {
    Ran demo = RecoverCommand.in(folder).run("demo", "--cloud", cloud);

    assertThat(demo.endsWith(64).err())
        .contains("there is no story of \"" + cloud + "\"", "--cloud gcp");
  }
}
