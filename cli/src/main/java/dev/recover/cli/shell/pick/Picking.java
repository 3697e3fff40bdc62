// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A picker at work: what was typed, where the cursor is, what is marked. Not thread-safe. */
public final class Picking {
  /** More words than these no line is made of; a pattern says it shorter. */
  static final int MOST_MARKED = 500;

  private final boolean many;
  private PickList list;
  private Narrowing narrowing;
  private int at;
  private int top;
  private final Set<List<String>> marked = new LinkedHashSet<>();

  /**
   * @param many whether more than one row may be taken
   */
  public Picking(PickList list, String typed, boolean many) {
    this.many = many;
    this.list = list;
    this.narrowing = Narrowing.of(list.rows()).to(Query.of(typed));
  }

  public PickList list() {
    return list;
  }

  public Narrowing narrowing() {
    return narrowing;
  }

  public boolean many() {
    return many;
  }

  /** Looks for something else; the cursor goes to the best. */
  public void type(String typed) {
    narrowing = narrowing.to(Query.of(typed));
    at = 0;
    top = 0;
  }

  /** The world has changed; marks stay on what is still there, and the cursor on its row. */
  public void renew(PickList newer) {
    List<String> under = narrowing.size() == 0 ? List.of() : narrowing.row(at).words();
    list = newer;
    narrowing = Narrowing.of(newer.rows()).to(narrowing.query());
    if (!marked.isEmpty()) {
      Set<List<String>> there = new LinkedHashSet<>();
      newer.rows().forEach(row -> there.add(row.words()));
      marked.retainAll(there);
    }
    int same = 0;
    while (same < narrowing.size() && !narrowing.row(same).words().equals(under)) {
      same++;
    }
    at = same < narrowing.size() ? same : Math.min(at, Math.max(0, narrowing.size() - 1));
  }

  /** Moves the cursor, and stops at the ends. */
  public void move(int rows) {
    long to = (long) at + rows;
    at = (int) Math.max(0, Math.min(to, narrowing.size() - 1L));
  }

  /** Marks the row under the cursor, or takes its mark away, and goes on by so many rows. */
  public void mark(int step) {
    if (!many || narrowing.size() == 0) {
      return;
    }
    List<String> words = narrowing.row(at).words();
    if (!marked.remove(words) && marked.size() < MOST_MARKED) {
      marked.add(words);
    }
    move(step);
  }

  public boolean isMarked(PickRow row) {
    return !marked.isEmpty() && marked.contains(row.words());
  }

  public int marks() {
    return marked.size();
  }

  /** The row under the cursor, as a place among those found. */
  public int at() {
    return at;
  }

  /** The first row to show where so many have room, so that the cursor is among them. */
  public int top(int room) {
    top = Math.max(Math.min(top, at), at - room + 1);
    top = Math.max(0, Math.min(top, narrowing.size() - room));
    return top;
  }

  /** What is taken: the words of all marked rows in the order of marking, else of the cursor's. */
  public List<String> taken() {
    Set<String> words = new LinkedHashSet<>();
    marked.forEach(words::addAll);
    if (marked.isEmpty() && narrowing.size() > 0) {
      words.addAll(narrowing.row(at).words());
    }
    return List.copyOf(words);
  }
}
