// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deciding is pure: the same values in, the same values out, on every machine and every day. */
class PurityTest {
  private static final Set<String> DECIDING =
      Set.of("model", "diagnostic", "locate", "transform", "plan", "verify");

  /** Types that stand for the outside world; a name that ends in a dot is a whole package. */
  private static final List<String> WORLD =
      List.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.net.",
          "java.net.http.",
          "java.nio.channels.",
          "java.nio.file.",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime");

  /** Values that merely live beside those types. */
  private static final Set<String> VALUES =
      Set.of("java.net.URI", "java.net.URISyntaxException", "java.lang.Runtime$Version");

  private static final Set<String> CALLS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.lang.Thread.sleep",
          "java.util.UUID.randomUUID");

  @Test
  void decidingPackagesTouchNoWorld() {
    List<String> violations =
        Products.classes()
            .filter(type -> DECIDING.contains(Products.areaOf(type)))
            .flatMap(type -> Stream.concat(types(type), calls(type)))
            .distinct()
            .sorted()
            .toList();

    assertThat(violations)
        .withFailMessage(
            () ->
                """
                %d uses of the outside world in packages that decide:
                  %s
                why     model, diagnostic, locate, transform, plan and verify are pure: no clock,
                        file, network, random number or environment; a plan can be made again and tested
                to fix  read the value in cli, capture or apply and hand it in as an argument
                """
                    .formatted(violations.size(), String.join("\n  ", violations)))
        .isEmpty();
  }

  private static Stream<String> types(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> isWorld(dependency.getTargetClass().getBaseComponentType()))
        .map(Products::describe);
  }

  private static boolean isWorld(JavaClass target) {
    String name = target.getName();
    if (VALUES.contains(name)) {
      return false;
    }
    return WORLD.stream()
        .anyMatch(
            world ->
                world.endsWith(".")
                    ? world.equals(target.getPackageName() + ".")
                    : name.equals(world));
  }

  private static Stream<String> calls(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(PurityTest::isImpureCall)
        .map(JavaAccess::getDescription);
  }

  private static boolean isImpureCall(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return CALLS.contains(owner + "." + access.getName())
        || owner.startsWith("java.time.") && access.getName().equals("now");
  }
}
