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
public final class Interrupts implements AutoCloseable {
  private static final int INT = 2;

  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
  private volatile int signal = INT;

  private Interrupts() {}

  public static Interrupts listen(Console console, Runnable stop, Runnable abort) {
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

  /** Leaves signals as they are. */
  public static Interrupts none() {
    return new Interrupts();
  }

  /** Runs this at Ctrl-C or at a request to end, in place of ending the JVM. */
  public static Interrupts once(Runnable stop) {
    return handle(signal -> stop.run());
  }

  private static Interrupts handle(SignalHandler handler) {
    Interrupts interrupts = new Interrupts();
    SignalHandler noting =
        signal -> {
          interrupts.signal = signal.getNumber();
          handler.handle(signal);
        };
    for (String name : new String[] {"INT", "TERM"}) {
      Signal signal = new Signal(name);
      interrupts.before.put(signal, Signal.handle(signal, noting));
    }
    return interrupts;
  }

  /** The number of the signal that came last. */
  public int signal() {
    return signal;
  }

  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
