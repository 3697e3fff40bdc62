// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.completion.Candidate;
import dev.recover.cli.shell.completion.Completions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes within 300 ms or not at all: the prompt never waits for anything. */
final class BudgetedCompleter implements Completer {
  private static final long BUDGET_MILLIS = 300;

  private final Completions completions;
  private final ExecutorService thread =
      Executors.newCachedThreadPool(
          work -> {
            Thread worker = new Thread(work, "recover-shell-complete");
            worker.setDaemon(true);
            return worker;
          });

  BudgetedCompleter(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void complete(
      LineReader reader, ParsedLine line, List<org.jline.reader.Candidate> candidates) {
    List<String> words = line.words().subList(0, line.wordIndex() + 1);
    List<String> typed = new java.util.ArrayList<>(words);
    typed.set(line.wordIndex(), line.word().substring(0, line.wordCursor()));
    int place = 0;
    for (Candidate candidate : within(typed)) {
      candidates.add(
          new org.jline.reader.Candidate(
              candidate.value(),
              candidate.value(),
              null,
              candidate.beside().isEmpty() ? null : candidate.beside(),
              null,
              null,
              candidate.whole(),
              place++));
    }
  }

  private List<Candidate> within(List<String> words) {
    Future<List<Candidate>> answer = thread.submit(() -> completions.of(words));
    try {
      return answer.get(BUDGET_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      answer.cancel(true);
      return List.of(); // a completion that cannot be made is silent
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
