// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A draft with what it was before and what it was before the last undo.
 *
 * <p>Every state is a value: undo and redo choose one, and nothing is ever taken apart. Discarding
 * can be undone too.
 */
public record DraftHistory(List<Draft> past, Draft now, List<Draft> future) {
  public static final DraftHistory NEW = new DraftHistory(List.of(), Draft.EMPTY, List.of());

  public DraftHistory {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /** Stages a change; throws as {@link Draft#with} does. */
  public DraftHistory stage(Change change) {
    return become(now.with(change));
  }

  /** Makes another draft the present one; what was undone before is forgotten. */
  public DraftHistory become(Draft next) {
    return next.equals(now) ? this : new DraftHistory(with(past, now), next, List.of());
  }

  public DraftHistory discard() {
    return become(Draft.EMPTY);
  }

  /** The state before the last change, or empty when there is none. */
  public Optional<DraftHistory> undo() {
    return past.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DraftHistory(
                past.subList(0, past.size() - 1), past.get(past.size() - 1), with(future, now)));
  }

  /** The state before the last undo, or empty when there is none. */
  public Optional<DraftHistory> redo() {
    return future.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DraftHistory(
                with(past, now),
                future.get(future.size() - 1),
                future.subList(0, future.size() - 1)));
  }

  private static List<Draft> with(List<Draft> drafts, Draft last) {
    List<Draft> more = new ArrayList<>(drafts);
    more.add(last);
    return more;
  }
}
