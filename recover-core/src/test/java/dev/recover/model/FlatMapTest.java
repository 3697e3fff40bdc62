// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map that was read is as a hash table of the same pairs, whatever its size. */
class FlatMapTest {
  private static Map<String, Object> table(int size) {
    Map<String, Object> table = new LinkedHashMap<>();
    for (int i = size; i > 0; i--) {
      table.put("key-" + i, i % 3 == 0 ? null : Long.valueOf(i));
    }
    return table;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 15, 16, 17, 40})
  void behavesAsATableInTheSameOrder(int size) {
    Map<String, Object> table = table(size);
    Map<String, Object> flat = FlatMap.copyOf(table);
    assertThat(flat).isEqualTo(table).hasSameHashCodeAs(table).hasSize(size);
    assertThat(table).isEqualTo(flat);
    assertThat(flat.keySet()).containsExactlyElementsOf(table.keySet());
    assertThat(flat.entrySet()).containsExactlyElementsOf(table.entrySet());
    Map<String, Object> walked = new LinkedHashMap<>();
    flat.forEach(walked::put);
    assertThat(walked).isEqualTo(table);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17})
  void findsAKeyByItsLettersAndTellsNullFromAbsent(int size) {
    Map<String, Object> flat = FlatMap.copyOf(table(size));
    assertThat(flat.get(new StringBuilder("key-").append(2).toString())).isEqualTo(2L);
    assertThat(flat.get("key-3")).isNull();
    assertThat(flat).containsKey("key-3").doesNotContainKey("key-0").doesNotContainKey(null);
    assertThat(flat.get("key-0")).isNull();
    assertThat(flat.get(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17})
  void cannotBeChanged(int size) {
    Map<String, Object> flat = FlatMap.copyOf(table(size));
    assertThatThrownBy(() -> flat.put("key-1", "other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> flat.remove("key-1"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> flat.entrySet().iterator().next().setValue("other"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 17, 18, 40})
  void aKeyThatStandsTwiceIsRefusedAtAnySize(int size) {
    String text = Json.compact(table(size));
    String twice = text.replaceFirst("\\}$", ",\"key-1\":true}");
    assertThat(Json.parseObject(text)).isEqualTo(table(size));
    assertThatThrownBy(() -> Json.parseObject(twice))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("\"key-1\" stands twice");
  }
}
