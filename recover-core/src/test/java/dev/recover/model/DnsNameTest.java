// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsNameTest {
  /** As the API server's messages give them. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  @ParameterizedTest
  @CsvSource({
    "data-0, true, true",
    "0, true, true",
    "a.b-c.d, false, true",
    "'', false, false",
    "-a, false, false",
    "a-, false, false",
    "a..b, false, false",
    ".a, false, false",
    "a., false, false",
    "a-.b, false, false",
    "Data, false, false",
    "dätä, false, false"
  })
  void namesAreTakenAsTheServerTakesThem(String name, boolean label, boolean subdomain) {
    assertEquals(label, DnsName.isLabel(name));
    assertEquals(subdomain, DnsName.isSubdomain(name));
  }

  @Test
  void aNameMayBeAsLongAsTheServerLetsIt() {
    assertEquals(true, DnsName.isLabel("a".repeat(63)));
    assertEquals(false, DnsName.isLabel("a".repeat(64)));
    assertEquals(true, DnsName.isSubdomain("a".repeat(253)));
    assertEquals(false, DnsName.isSubdomain("a".repeat(254)));
  }

  @Test
  void whateverIsWrittenTheServersPatternsAgree() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        name.append("a0z9-.A_".charAt(random.nextInt(8)));
      }
      String text = name.toString();
      assertEquals(LABEL.matcher(text).matches(), DnsName.isLabel(text), text);
      assertEquals(SUBDOMAIN.matcher(text).matches(), DnsName.isSubdomain(text), text);
    }
  }
}
