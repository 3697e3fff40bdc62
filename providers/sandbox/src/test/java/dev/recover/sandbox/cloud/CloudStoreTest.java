// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cloud keeps, in a folder and in memory. */
class CloudStoreTest {
  private static final String DISKS = "111122223333/us-east-1/volumes";

  @TempDir Path folder;

  enum Kind {
    FOLDER,
    MEMORY
  }

  private CloudStore store(Kind kind) {
    return kind == Kind.FOLDER ? CloudStore.inFolder(folder) : CloudStore.inMemory();
  }

  @ParameterizedTest
  @EnumSource
  void recordsAreReplacedAndRemovedWithTheirData(Kind kind) {
    CloudStore store = store(kind);
    store.put(DISKS, "vol-1", KubeObject.of(Map.of("size", 1)));
    store.put(DISKS, "vol-1", KubeObject.of(Map.of("size", 2)));
    store.append(DISKS, "vol-1", "log", "a line");

    assertThat(store.collections()).containsExactly(DISKS);
    assertThat(store.all(DISKS)).containsOnlyKeys("vol-1");
    assertThat(store.find(DISKS, "vol-1").orElseThrow().at("size")).contains(2L);

    store.remove(DISKS, "vol-1");
    store.remove(DISKS, "vol-1");

    assertThat(store.all(DISKS)).isEmpty();
    assertThat(store.find(DISKS, "vol-1")).isEmpty();
    assertThat(store.lines(DISKS, "vol-1", "log")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void copiedDataDoesNotFollowTheOriginal(Kind kind) {
    CloudStore store = store(kind);
    store.append(DISKS, "vol-1", "log", "before");
    store.copyData(DISKS, "vol-1", "snapshots", "snap-1");
    store.append(DISKS, "vol-1", "log", "after");

    assertThat(store.lines("snapshots", "snap-1", "log")).containsExactly("before");
    assertThat(store.lines(DISKS, "vol-1", "log")).containsExactly("before", "after");
  }

  @ParameterizedTest
  @EnumSource
  void exclusiveWorkMayNest(Kind kind) {
    CloudStore store = store(kind);
    String answer = store.exclusively(() -> store.exclusively(() -> "done"));
    assertThat(answer).isEqualTo("done");
  }

  @Test
  void twoStoresOverOneFolderSeeEachOther() {
    CloudStore one = CloudStore.inFolder(folder);
    CloudStore other = CloudStore.inFolder(folder);
    one.put(DISKS, "vol-1", KubeObject.of(Map.of("size", 1)));
    assertThat(other.find(DISKS, "vol-1")).isPresent();
    other.put(DISKS, "vol-1", KubeObject.of(Map.of("size", 3)));
    assertThat(one.all(DISKS).get("vol-1").at("size")).contains(3L);
  }
}
