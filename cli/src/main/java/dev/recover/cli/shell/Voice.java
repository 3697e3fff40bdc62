// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.apply.ApplyListener;
import dev.recover.cli.shell.pick.PickPlace;
import java.io.PrintStream;
import java.util.Optional;

/** How a shell talks: to a person at a terminal, or to the streams of a script. */
public interface Voice extends AutoCloseable {
  /** Where answers go. */
  PrintStream out();

  /** Where messages go. */
  PrintStream err();

  /** Whether somebody is there who can be asked. */
  boolean interactive();

  boolean coloured();

  /** Columns, 80 when they are not known. */
  int width();

  /**
   * Asks for something that only a person can know; empty when nobody answers.
   *
   * <p>What was typed or pasted before the question is thrown away, and so is what is pasted while
   * it stands there.
   */
  Optional<String> ask(String question);

  /**
   * Lets somebody pick from a list; what they take stands in the next line, and nothing is done
   * with it. Returns false where nothing can be drawn.
   */
  default boolean pick(PickPlace place, Shell shell) {
    return false;
  }

  /** Shows how a run goes on, until it is closed. */
  Progress progress(String flow);

  /** Something that the prompt says has changed. */
  default void changed() {}

  @Override
  void close();

  /** The display of one run. */
  interface Progress extends ApplyListener, AutoCloseable {
    @Override
    void close();
  }
}
