// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks, wherever they are kept. */
class DiskStoreTest {
  @TempDir Path folder;

  private DiskStore open(String where) {
    return where.equals("folder") ? DiskStore.inFolder(folder) : DiskStore.inMemory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "memory"})
  void theSameNameIsTheSameDisk(String where) {
    DiskStore disks = open(where);
    String handle = disks.create(DiskRequest.of("pvc-1", 5, Map.of("k", "v")));

    assertThat(disks.create(DiskRequest.of("pvc-1", 7, Map.of()))).isEqualTo(handle);
    assertThat(disks.handles()).containsExactly(handle);
    assertThat(disks.find(handle))
        .get()
        .satisfies(
            disk -> {
              assertThat(disk.bytes()).isEqualTo(5);
              assertThat(disk.metadata()).containsEntry("k", "v");
              assertThat(disk.node()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "memory"})
  void oneNodeHasADiskAtATime(String where) {
    DiskStore disks = open(where);
    String handle = disks.create(DiskRequest.of("pvc-1", 0, Map.of()));
    disks.attach(handle, "one-node-a");
    disks.attach(handle, "one-node-a");

    assertThatThrownBy(() -> disks.attach(handle, "two-node-a"))
        .isInstanceOf(DiskRefusal.class)
        .hasMessageContaining(handle + " is attached to one-node-a");
    assertThatThrownBy(() -> disks.delete(handle)).hasMessageContaining("is attached to");

    disks.detach(handle, "two-node-a");
    assertThat(disks.find(handle).orElseThrow().node()).contains("one-node-a");
    disks.detach(handle, "one-node-a");
    disks.attach(handle, "two-node-a");
    assertThat(disks.find(handle).orElseThrow().node()).contains("two-node-a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "memory"})
  void deletingADiskDeletesItsData(String where) {
    DiskStore disks = open(where);
    String handle = disks.create(DiskRequest.of("pvc-1", 0, Map.of()));
    disks.append(handle, "starts", "one");
    disks.append(handle, "starts", "two");
    assertThat(disks.lines(handle, "starts")).containsExactly("one", "two");

    disks.delete(handle);
    disks.delete(handle);
    assertThat(disks.find(handle)).isEmpty();
    disks.append(handle, "starts", "late");
    assertThat(disks.create(DiskRequest.of("pvc-1", 0, Map.of()))).isEqualTo(handle);
    assertThat(disks.lines(handle, "starts")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".lock", "a/b", "../a"})
  void aHandleIsNoPath(String handle) throws Exception {
    DiskStore disks = open("folder");
    disks.create(DiskRequest.of("pvc-1", 0, Map.of()));
    List<Path> before = Files.list(folder).sorted().toList();

    assertThatThrownBy(() -> disks.delete(handle)).hasMessageContaining("InvalidArgument");
    assertThat(Files.list(folder).sorted().toList()).isEqualTo(before);
  }
}
