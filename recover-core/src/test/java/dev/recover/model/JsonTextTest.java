// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text rendered in memory is, to the letter, what Gson's streaming writer makes of the value. */
class JsonTextTest {
  private static final String LETTERS =
      "abZ 09é\u00ff\u2028\u2029\ud83d\ude00\"\\\t\b\n\r\f\u0001<>&'";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isWhatTheStreamingWriterMakes(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Object value = value(random, 4);
      assertThat(Json.compact(value)).isEqualTo(streamed(value, "", false));
      assertThat(Json.canonical(value)).isEqualTo(streamed(value, "", true));
      assertThat(Json.pretty(value)).isEqualTo(streamed(value, "  ", true) + "\n");
      StringBuilder inner = new StringBuilder();
      Json.pretty(value, 2, inner);
      assertThat(inner)
          .hasToString(streamed(value, "  ", true).replace("\n", "\n" + " ".repeat(4)));
      assertThat(Json.parse(Json.compact(value))).isEqualTo(Json.freeze(value));
    }
  }

  private static String streamed(Object value, String indent, boolean sorted) throws IOException {
    StringWriter out = new StringWriter();
    Json.write(value, out, indent, sorted);
    return out.toString();
  }

  private static Object value(Random random, int depth) {
    switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0:
        return text(random);
      case 1:
        return random.nextLong() >> 8;
      case 2:
        return new BigDecimal("0.125").add(BigDecimal.valueOf(random.nextInt(999)));
      case 3:
        return random.nextBoolean();
      case 4:
        return "";
      case 5:
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(text(random), random.nextInt(5) == 0 ? null : value(random, depth - 1));
        }
        return map;
      default:
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        return list;
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
