// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.kubernetes.ClusterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options that say which cluster, as whom and how hard; kubectl's names. */
public final class ClusterFlags {
  private ClusterFlags() {}

  public static Syntax add(Syntax syntax) {
    kubeconfig(syntax);
    syntax.value(
        "--context", "NAME", "the kubeconfig's context; a script that writes must name it");
    return access(syntax);
  }

  /** The same for a command that reads several clusters. */
  static Syntax addMany(Syntax syntax) {
    kubeconfig(syntax);
    syntax
        .values("--context", "NAME", "the kubeconfig's contexts of these clusters")
        .flag("--all-contexts", "every context of the kubeconfig");
    return access(syntax);
  }

  private static void kubeconfig(Syntax syntax) {
    syntax.value("--kubeconfig", "FILE", "the kubeconfig; else KUBECONFIG, else ~/.kube/config");
  }

  private static Syntax access(Syntax syntax) {
    return syntax
        .value("--as", "USER", "act as this user")
        .repeated("--as-group", "GROUP", "act as a member of these groups")
        .value(
            "--request-timeout", "DURATION", "how long one request may take: 30s, 2m (default 30s)")
        .value("--parallelism", "N", "how many requests at a time (default 32)");
  }

  public static ClusterOptions options(Arguments arguments) {
    return options(arguments, arguments.value("--context"));
  }

  /** The options of one of several clusters. */
  static ClusterOptions options(Arguments arguments, Optional<String> context) {
    return new ClusterOptions(
        arguments.value("--kubeconfig").map(Path::of).map(List::of).orElse(List.of()),
        context,
        arguments.value("--as"),
        arguments.values("--as-group"),
        arguments
            .value("--request-timeout")
            .map(ClusterFlags::duration)
            .orElse(Duration.ofSeconds(30)),
        parallelism(arguments));
  }

  public static int parallelism(Arguments arguments) {
    Optional<String> text = arguments.value("--parallelism");
    if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,3}")) {
      throw Arguments.wrong(
          "--parallelism is not a number from 1 to 9999: " + text.get(),
          "say for example --parallelism 32");
    }
    return text.map(Integer::parseInt).orElse(32);
  }

  /** Reads {@code 30}, {@code 30s}, {@code 5m} or {@code 1h}. */
  public static Duration duration(String text) {
    if (!text.matches("[0-9]{1,6}[smh]?")) {
      throw Arguments.wrong("\"" + text + "\" is not a duration", "write it like 30s, 5m or 1h");
    }
    long number = Long.parseLong(text.replaceAll("[smh]", ""));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
