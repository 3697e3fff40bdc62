// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.kubernetes.ClusterOptions;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Expectation;
import dev.recover.spi.AccessRule;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose equality is written out leave no component out of it. */
class RecordEqualityTest {
  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(new DiskId("a", "b"), new DiskId("c", "d")),
        Arguments.of(new ObjectRef("a", "b", "c", "d"), new ObjectRef("e", "f", "g", "h")),
        Arguments.of(
            new ResourceType("a", "b", "c", "d", true),
            new ResourceType("e", "f", "g", "h", false)),
        Arguments.of(new ClaimName("a", "b"), new ClaimName("c", "d")),
        Arguments.of(
            new AccessRule("a", ResourceType.POD, "b"),
            new AccessRule("c", ResourceType.NODE, "d")),
        Arguments.of(expectation("a"), expectation("b")),
        Arguments.of(
            ClusterOptions.DEFAULTS,
            new ClusterOptions(
                List.of(Path.of("a")),
                Optional.of("b"),
                Optional.of("c"),
                List.of("d"),
                Duration.ZERO,
                1)));
  }

  private static Expectation expectation(String text) {
    return new Expectation(
        new ClaimName(text, text),
        text,
        new DiskId(text, text),
        Map.of(text, text),
        text,
        text,
        text,
        List.of(text),
        text);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyComponentCounts(Record one, Record other) throws ReflectiveOperationException {
    assertThat(with(one, -1, other)).isEqualTo(one).hasSameHashCodeAs(one);
    for (int i = 0; i < one.getClass().getRecordComponents().length; i++) {
      assertThat(with(one, i, other)).isNotEqualTo(one);
    }
    assertThat(one).isNotEqualTo(null).isNotEqualTo("another type");
  }

  /** A copy of a record with one component of another. */
  private static Record with(Record one, int index, Record other)
      throws ReflectiveOperationException {
    RecordComponent[] components = one.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].getAccessor().invoke(i == index ? other : one);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<? extends Record> constructor = one.getClass().getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }
}
