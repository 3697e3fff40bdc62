// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.diagnostic.Code;
import dev.recover.plan.Order;
import dev.recover.plan.restore.RestoreOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words by which a restore is told how to go about it. */
public final class RestoreWords {
  private RestoreWords() {}

  /** Returns the order of creation of that name. */
  public static Order order(String word) {
    return Arrays.stream(Order.values())
        .filter(order -> order.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Arguments.wrong(
                    "\"" + word + "\" is not an order of creation",
                    "say reserve-first or claim-first"));
  }

  /** Returns the codes of those names, all of which may be allowed. */
  public static Set<Code> allowed(List<String> words) {
    Set<Code> codes = EnumSet.noneOf(Code.class);
    for (String word : words) {
      Optional<Code> code =
          RestoreOptions.ALLOWABLE.stream().filter(c -> c.name().equals(word)).findFirst();
      codes.add(
          code.orElseThrow(
              () ->
                  Arguments.wrong(
                      "\"" + word + "\" cannot be allowed", "only these can: " + allowable())));
    }
    return codes;
  }

  /** The codes that may be allowed, for messages. */
  public static String allowable() {
    return String.join(", ", RestoreOptions.ALLOWABLE.stream().map(Code::name).toList());
  }
}
