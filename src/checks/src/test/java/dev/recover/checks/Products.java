// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** The classes that we ship, read once for all rules. */
final class Products {
  static final String ROOT = "dev.recover.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.recover");

  private Products() {}

  static Stream<JavaClass> classes() {
    return CLASSES.stream().filter(type -> !areaOf(type).isEmpty());
  }

  /** The first package below the root: {@code plan} for {@code dev.recover.plan.PlanReader}. */
  static String areaOf(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String below = name.substring(ROOT.length());
    int end = below.indexOf('.');
    return end < 0 ? "" : below.substring(0, end);
  }

  /** One line that an editor can jump to: {@code PlanReader (PlanReader.java:12) uses ...}. */
  static String describe(Dependency dependency) {
    return dependency.getOriginClass().getName()
        + " "
        + dependency.getSourceCodeLocation()
        + " uses "
        + dependency.getTargetClass().getName();
  }
}
