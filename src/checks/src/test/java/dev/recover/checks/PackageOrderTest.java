// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Packages point one way: core in the order of its stages, providers at the spi, all into cli. */
class PackageOrderTest {
  /** Stages of core from left to right; those of one row do not see each other. */
  private static final List<Set<String>> STAGES =
      List.of(
          Set.of("model"),
          Set.of("diagnostic"),
          Set.of("spi"),
          Set.of("bundle"),
          Set.of("capture", "locate", "transform"),
          Set.of("plan"),
          Set.of("journal", "verify"),
          Set.of("apply"));

  private static final Set<String> PROVIDERS =
      Set.of(
          "kubernetes", "csi", "files", "sandbox", "gcp", "aws", "azure", "openstack", "vsphere");

  private static final Map<String, Set<String>> ALLOWED = allowed();

  @Test
  void packagesPointOneWay() {
    List<String> violations = new ArrayList<>();
    Products.classes()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> !permitted(dependency))
        .map(Products::describe)
        .sorted()
        .forEach(violations::add);

    assertThat(violations)
        .withFailMessage(
            () ->
                """
                %d uses against the order of packages:
                  %s
                why     core: model <- diagnostic <- spi <- bundle <- {capture, locate, transform}
                        <- plan <- {journal, verify} <- apply, imports only to the left;
                        a provider sees model, diagnostic and spi; nobody imports cli
                to fix  move the type to the left-most package that needs it, or hand the value
                        in as an argument; a new package is entered in PackageOrderTest
                """
                    .formatted(violations.size(), String.join("\n  ", violations)))
        .isEmpty();
  }

  private static boolean permitted(Dependency dependency) {
    String from = Products.areaOf(dependency.getOriginClass());
    String to = Products.areaOf(dependency.getTargetClass());
    return to.isEmpty() || to.equals(from) || ALLOWED.getOrDefault(from, Set.of()).contains(to);
  }

  private static Map<String, Set<String>> allowed() {
    Map<String, Set<String>> result = new LinkedHashMap<>();
    Set<String> left = new TreeSet<>();
    for (Set<String> stage : STAGES) {
      stage.forEach(area -> result.put(area, Set.copyOf(left)));
      left.addAll(stage);
    }
    PROVIDERS.forEach(area -> result.put(area, Set.of("model", "diagnostic", "spi")));
    // A test library and the composition root see whatever they need.
    result.put("testkit", Set.copyOf(left));
    Set<String> all = new TreeSet<>(left);
    all.addAll(PROVIDERS);
    result.put("cli", all);
    return result;
  }
}
