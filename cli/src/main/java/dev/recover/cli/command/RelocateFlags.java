// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.plan.preflight.CloudSide;
import dev.recover.spi.Destination;
import java.util.List;
import java.util.Optional;

/** The options that say where copies of disks are made. */
public final class RelocateFlags {
  private static final String ZONE = "--to-zone";
  private static final String REGION = "--to-region";
  private static final String ACCOUNT = "--to-account";
  private static final String PROJECT = "--to-project";
  private static final String TYPE = "--to-type";
  private static final String KEY = "--to-key";
  private static final String DROP = "--delete-snapshots";
  private static final List<String> PLACES = List.of(ZONE, REGION, ACCOUNT, PROJECT);

  private RelocateFlags() {}

  /** Adds the options. */
  public static Syntax add(Syntax syntax) {
    return syntax
        .values(ZONE, "ZONE", "the zone of the copies; two for a regional disk of gcp")
        .value(REGION, "REGION", "their region, where the zone's name does not say it")
        .value(ACCOUNT, "NUMBER", "aws: the account that is to have them")
        .value(PROJECT, "ID", "gcp: the project that is to have them")
        .value(TYPE, "TYPE", "their kind, for example gp3 or pd-balanced; else that of the disk")
        .value(KEY, "KEY", "their encryption key; else that of the disk where it can be used")
        .flag(DROP, "delete the snapshots that copying took when every copy is proven");
  }

  /** Refuses when nothing says where, or two options say it. */
  public static void check(Arguments arguments) {
    if (PLACES.stream().noneMatch(arguments::has)) {
      throw Arguments.wrong(
          "nothing says where the copies are to be",
          "add for example --to-zone us-east-1b, or --to-project ID");
    }
    if (arguments.has(ACCOUNT) && arguments.has(PROJECT)) {
      throw Arguments.wrong(
          ACCOUNT + " and " + PROJECT + " are for two clouds", "plan for one cloud at a time");
    }
    arguments
        .value(ACCOUNT)
        .filter(number -> !number.matches("[0-9]{12}"))
        .ifPresent(
            number -> {
              throw Arguments.wrong(
                  ACCOUNT + ": \"" + number + "\" is not the number of an account",
                  "use its 12 digits");
            });
  }

  /** Whether copies are asked for at all. */
  static boolean given(Arguments arguments) {
    return PLACES.stream().anyMatch(arguments::has);
  }

  /** What is known of the clouds, with the wish for copies where there is one. */
  static CloudSide side(CloudSide clouds, Arguments arguments, Optional<String> cluster) {
    return given(arguments)
        ? clouds.movingTo(destination(arguments, cluster), drops(arguments))
        : clouds;
  }

  /** Those that were given, each as one word. */
  public static List<String> words(Arguments arguments) {
    return arguments.words(add(Syntax.ofVerb("relocate", "")));
  }

  /** Reads options that stand alone, as {@link #words} returns them. */
  public static Arguments of(List<String> options) {
    return Arguments.parse(add(Syntax.ofVerb("relocate", "")), options);
  }

  /**
   * Where the copies are to be.
   *
   * @param cluster the name under which the target's driver knows its cluster
   */
  public static Destination destination(Arguments arguments, Optional<String> cluster) {
    return new Destination(
        arguments.values(ZONE),
        arguments.value(REGION).orElse(""),
        arguments.value(ACCOUNT).or(() -> arguments.value(PROJECT)).orElse(""),
        arguments.value(TYPE),
        arguments.value(KEY),
        cluster);
  }

  /** Whether the snapshots that copying took are to be deleted in the end. */
  public static boolean drops(Arguments arguments) {
    return arguments.has(DROP);
  }
}
