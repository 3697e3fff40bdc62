// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C during a run: once stops after the steps in flight, twice stops now. Either leaves a
 * journal that goes on.
 */
final class Interrupts implements AutoCloseable {
  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

  private Interrupts() {}

  static Interrupts listen(Console console, Runnable stop, Runnable abort) {
    AtomicInteger times = new AtomicInteger();
    SignalHandler handler =
        signal -> {
          if (times.incrementAndGet() == 1) {
            console.say("stopping after the steps in flight; again: stop now");
            stop.run();
          } else {
            console.say("stopping now");
            abort.run();
          }
        };
    return handle(handler);
  }

  /** Runs this at Ctrl-C or at a request to end, in place of ending the JVM. */
  static Interrupts once(Runnable stop) {
    return handle(signal -> stop.run());
  }

  private static Interrupts handle(SignalHandler handler) {
    Interrupts interrupts = new Interrupts();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal signal = new Signal(name);
      interrupts.before.put(signal, Signal.handle(signal, handler));
    }
    return interrupts;
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
