// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectRefTest {
  @Test
  void referencesStandByKindThenNamespaceThenNameThenGroup() {
    List<ObjectRef> ordered =
        List.of(
            new ObjectRef("", "PersistentVolume", "", "b"),
            new ObjectRef("", "PersistentVolumeClaim", "db", "b"),
            new ObjectRef("", "PersistentVolumeClaim", "shop", "a"),
            new ObjectRef("", "PersistentVolumeClaim", "shop", "a-b"),
            new ObjectRef("other", "PersistentVolumeClaim", "shop", "a-b"));
    List<ObjectRef> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(1));
    assertEquals(ordered, shuffled.stream().sorted().toList());
  }
}
