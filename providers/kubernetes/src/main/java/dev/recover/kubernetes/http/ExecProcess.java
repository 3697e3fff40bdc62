// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.config.ExecPlugin;
import dev.recover.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Runs credential plugins, and says what they said when they fail. */
final class ExecProcess {
  private static final int KEPT_LINES = 20;

  /** Clusters are asked at the same time, but there is one terminal. */
  private static final ReentrantLock ASKING = new ReentrantLock();

  private final BooleanSupplier terminal;
  private final PrintStream messages;
  private final Duration patience;

  /**
   * @param terminal whether somebody can be asked: then the plugin gets the terminal's input, what
   *     it says is shown at once, and it may take its time
   * @param patience how long a plugin may take that asks nobody
   */
  ExecProcess(BooleanSupplier terminal, PrintStream messages, Duration patience) {
    this.terminal = terminal;
    this.messages = messages;
    this.patience = patience;
  }

  /** Returns what the plugin printed; throws {@link DiagnosticException} UNAUTHENTICATED. */
  String run(ExecPlugin plugin) {
    boolean interactive = !plugin.interactive().equals("Never") && terminal.getAsBoolean();
    if (!interactive && plugin.interactive().equals("Always")) {
      throw failed(plugin, "it must ask somebody, and there is no terminal", List.of());
    }
    if (!interactive) {
      return run(plugin, false);
    }
    ASKING.lock();
    try {
      return run(plugin, true);
    } finally {
      ASKING.unlock();
    }
  }

  private String run(ExecPlugin plugin, boolean interactive) {
    Process process = start(plugin, interactive);
    Deque<String> said = new ArrayDeque<>();
    Thread listener = new Thread(() -> listen(process, said, interactive), "credential-plugin");
    listener.setDaemon(true);
    listener.start();
    try {
      return await(plugin, process, listener, said, interactive);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw failed(plugin, "it was interrupted", List.of());
    }
  }

  private Process start(ExecPlugin plugin, boolean interactive) {
    ProcessBuilder builder = new ProcessBuilder(plugin.command());
    builder.environment().putAll(plugin.environment());
    builder.environment().put("KUBERNETES_EXEC_INFO", Json.compact(info(plugin, interactive)));
    builder.redirectInput(
        interactive
            ? ProcessBuilder.Redirect.INHERIT
            : ProcessBuilder.Redirect.from(new java.io.File(nothing())));
    try {
      return builder.start();
    } catch (IOException e) {
      String hint = plugin.installHint();
      throw new DiagnosticException(
          Diagnostic.error(
              Code.UNAUTHENTICATED,
              plugin.user(),
              "the credential plugin " + plugin + " cannot be run",
              "the kubeconfig's user names it, and it is not on the PATH or is no program",
              hint.isEmpty() ? "install it, or choose another context with --context" : hint));
    }
  }

  private static String nothing() {
    return System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null";
  }

  private static Map<String, Object> info(ExecPlugin plugin, boolean interactive) {
    Map<String, Object> spec = new LinkedHashMap<>();
    if (plugin.info().get("spec") instanceof Map<?, ?> given) {
      spec.putAll(Json.asMap(given));
    }
    spec.put("interactive", interactive);
    Map<String, Object> info = new LinkedHashMap<>(plugin.info());
    info.put("spec", spec);
    return info;
  }

  private String await(
      ExecPlugin plugin, Process process, Thread listener, Deque<String> said, boolean interactive)
      throws InterruptedException {
    if (!interactive) {
      Thread clock = new Thread(() -> endAfter(process), "credential-plugin-clock");
      clock.setDaemon(true);
      clock.start();
    }
    String output = output(process);
    int exit = process.waitFor();
    listener.join(1000);
    if (exit != 0) {
      List<String> lines;
      synchronized (said) {
        lines = List.copyOf(said);
      }
      throw failed(plugin, "it ended with exit code " + exit, lines);
    }
    return output;
  }

  private void endAfter(Process process) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private void listen(Process process, Deque<String> said, boolean show) {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      for (@Nullable String line = errors.readLine(); line != null; line = errors.readLine()) {
        if (show) {
          messages.println(line);
        }
        synchronized (said) {
          said.add(line);
          if (said.size() > KEPT_LINES) {
            said.remove();
          }
        }
      }
    } catch (IOException e) {
      // The process was ended; its exit code says so.
      return;
    }
  }

  private static DiagnosticException failed(ExecPlugin plugin, String why, List<String> lines) {
    return new DiagnosticException(
        Diagnostic.error(
                Code.UNAUTHENTICATED,
                plugin.user(),
                "the credential plugin " + plugin + " failed",
                why,
                "log in again with your provider's command, then repeat this one")
            .withDetails(lines.stream().map(line -> "it said  " + line).toList()));
  }
}
