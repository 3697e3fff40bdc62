// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.model.ClaimName;
import dev.recover.model.DnsName;
import dev.recover.model.UnreadableException;
import dev.recover.plan.adopt.AdoptRequest.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options that answer what no disk tells, each as {@code VALUE} for all claims or as {@code
 * NAMESPACE/CLAIM=VALUE} for one.
 */
final class AnswerFlags {
  private static final String MODE = "--volume-mode";
  private static final String FS_TYPE = "--fs-type";
  private static final String ACCESS = "--access-mode";
  private static final String CLASS = "--storage-class";
  private static final String FIRST_MOUNT = "--first-mount";

  /** All of them. */
  static final List<String> NAMES = List.of(MODE, FS_TYPE, ACCESS, CLASS, FIRST_MOUNT);

  private static final Set<String> MODES = Set.of("Filesystem", "Block");
  private static final Set<String> ACCESS_MODES =
      Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
  private static final Set<String> MOUNTS = Set.of("read-only", "read-write");

  /** What was said of one claim, or of all. */
  private static final class Said {
    private final Map<String, List<String>> values = new HashMap<>();

    Fields fields() {
      return new Fields(
          one(MODE),
          one(FS_TYPE),
          values.getOrDefault(ACCESS, List.of()),
          Optional.empty(),
          one(CLASS),
          one(FIRST_MOUNT).map("read-only"::equals));
    }

    private Optional<String> one(String option) {
      return values.getOrDefault(option, List.of()).stream().findFirst();
    }
  }

  private final Said ofAll = new Said();
  private final Map<ClaimName, Said> ofClaim = new HashMap<>();

  private AnswerFlags() {}

  static Syntax add(Syntax syntax) {
    return syntax
        .values(MODE, "[NS/CLAIM=]MODE", "Filesystem or Block; for one claim, or for all")
        .values(FS_TYPE, "[NS/CLAIM=]TYPE", "the file system on the disk: ext4, xfs")
        .values(ACCESS, "[NS/CLAIM=]MODE", "ReadWriteOnce, ReadOnlyMany and so on; may be several")
        .values(CLASS, "[NS/CLAIM=]NAME", "the storage class of claim and volume; = alone for none")
        .values(
            FIRST_MOUNT,
            "[NS/CLAIM=]HOW",
            "read-only (default), so that nothing is formatted, or read-write");
  }

  /** Reads them; what no answer can be is a usage error. */
  static Asked asked(Arguments arguments) {
    AnswerFlags flags = new AnswerFlags();
    flags.read(arguments, MODE, MODES);
    flags.read(arguments, FS_TYPE, Set.of());
    flags.read(arguments, ACCESS, ACCESS_MODES);
    flags.read(arguments, CLASS, Set.of());
    flags.read(arguments, FIRST_MOUNT, MOUNTS);
    Map<ClaimName, Fields> single = new HashMap<>();
    flags.ofClaim.forEach((claim, said) -> single.put(claim, said.fields()));
    return new Asked(flags.ofAll.fields(), single);
  }

  private void read(Arguments arguments, String option, Set<String> choices) {
    Set<ClaimName> seen = new HashSet<>();
    for (String text : arguments.values(option)) {
      int equals = text.indexOf('=');
      String value = text.substring(equals + 1);
      check(option, text, value, choices);
      Said said =
          equals <= 0
              ? ofAll
              : ofClaim.computeIfAbsent(claim(option, text.substring(0, equals)), c -> new Said());
      List<String> values = said.values.computeIfAbsent(option, o -> new ArrayList<>());
      if (!values.isEmpty() && !option.equals(ACCESS)) {
        throw Arguments.wrong(
            option + " says two things: " + values.get(0) + " and " + value, "keep one of them");
      }
      values.add(value);
    }
  }

  private static ClaimName claim(String option, String text) {
    try {
      return ClaimName.parse(text);
    } catch (UnreadableException e) {
      throw Arguments.wrong(
          option + ": " + e.getMessage(), "write it like " + option + " db/data-0=VALUE");
    }
  }

  private static void check(String option, String text, String value, Set<String> choices) {
    boolean good =
        switch (option) {
          case CLASS -> text.contains("=") && value.isEmpty() || DnsName.isSubdomain(value);
          case FS_TYPE -> value.matches("[a-z0-9]{1,20}");
          default -> choices.contains(value);
        };
    if (!good) {
      throw Arguments.wrong(
          option + " cannot be \"" + value + "\"",
          choices.isEmpty()
              ? "write it like " + option + (option.equals(CLASS) ? " gp3" : " ext4")
              : "say one of: " + String.join(", ", new TreeSet<>(choices)));
    }
  }
}
