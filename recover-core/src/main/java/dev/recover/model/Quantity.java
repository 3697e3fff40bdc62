// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it: {@code 5Gi}, {@code 5e9}, {@code 0.5Gi}, {@code 100m}.
 *
 * <p>Two quantities compare by amount; the text is kept as it was written.
 *
 * @param text as written
 * @param amount in base units, bytes for storage
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(String text, BigDecimal amount) implements Comparable<Quantity> {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))([EPTGMk]i?|Ki|[num]|[eE][+-]?[0-9]{1,2})?");
  private static final Map<String, Integer> DECIMAL =
      Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final String BINARY = "KMGTPE";

  /** Parses a quantity; throws {@link UnreadableException}. */
  public static Quantity parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches() || "ki".equals(matcher.group(2))) {
      throw new UnreadableException(
          "\"" + text + "\" is not a quantity; write it like 5Gi, 500Mi or 5e9");
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String suffix = matcher.group(2) == null ? "" : matcher.group(2);
    return new Quantity(text, scaled(number, suffix));
  }

  private static BigDecimal scaled(BigDecimal number, String suffix) {
    if (suffix.isEmpty()) {
      return number;
    }
    if (suffix.endsWith("i")) {
      int power = BINARY.indexOf(suffix.charAt(0)) + 1;
      return number.multiply(BigDecimal.valueOf(1024).pow(power));
    }
    Integer power = DECIMAL.get(suffix);
    return number.scaleByPowerOfTen(power != null ? power : Integer.parseInt(suffix.substring(1)));
  }

  /** The amount rounded up to whole bytes. */
  public long bytes() {
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && compareTo(quantity) == 0;
  }

  @Override
  public int hashCode() {
    return amount.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
