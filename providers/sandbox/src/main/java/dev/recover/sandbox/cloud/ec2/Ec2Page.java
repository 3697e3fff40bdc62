// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of an answer.
 *
 * @param next the token for the next page; empty on the last
 */
record Ec2Page<T>(List<T> items, Optional<String> next) {
  private static final int LEAST = 5;
  private static final int MOST = 500;
  private static final String MARK = "after:";

  /** The id after which the page that is asked for begins; "" for the first page. */
  static String after(Ec2Call call) {
    Optional<String> token = call.text("NextToken");
    if (token.isEmpty()) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token.get()), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below.
    }
    throw Ec2Error.of("InvalidNextToken", "The specified next token is invalid.");
  }

  /** How many items the page may have; whoever asks for more than 500 gets 500. */
  static int limit(Ec2Call call, int atMost) {
    Optional<Integer> asked = call.number("MaxResults");
    if (asked.isPresent() && asked.get() < LEAST) {
      throw Ec2Error.invalid(
          "Value ( "
              + asked.get()
              + " ) for parameter maxResults is invalid. Expecting a value of 5 or more.");
    }
    return Math.min(asked.map(most -> Math.min(most, MOST)).orElse(Integer.MAX_VALUE), atMost);
  }

  /** Takes a page from the items behind the last page. */
  static <T> Ec2Page<T> of(Stream<T> items, int limit, Function<T, String> id) {
    List<T> page = new ArrayList<>();
    Iterator<T> all = items.iterator();
    while (all.hasNext() && page.size() < limit) {
      page.add(all.next());
    }
    if (page.isEmpty() || !all.hasNext()) {
      return new Ec2Page<>(page, Optional.empty());
    }
    String mark = MARK + id.apply(page.get(page.size() - 1));
    return new Ec2Page<>(
        page,
        Optional.of(Base64.getUrlEncoder().encodeToString(mark.getBytes(StandardCharsets.UTF_8))));
  }
}
