// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.apply.ApplyProgress;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.view.Printable;
import dev.recover.cli.view.ProgressBar;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.DiskOperation;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** A run at the foot of the screen: a bar for each stage, and above it what goes wrong. */
final class StatusLines implements Voice.Progress {
  private static final long REDRAW_MILLIS = 200;

  /** More bars than these would push what is read off a small screen. */
  private static final int COPIES_SHOWN = 3;

  private final Terminal terminal;
  private final Consumer<List<AttributedString>> foot;
  private final PrintStream above;
  private final Function<Diagnostic, String> text;
  private final boolean restore;
  private final String made;
  private final Map<String, ProgressBar> bars = new LinkedHashMap<>();
  private final Map<ClaimName, ProgressBar> copies = new LinkedHashMap<>();
  private final ScheduledExecutorService redraw =
      Executors.newSingleThreadScheduledExecutor(StatusLines::thread);
  private boolean dirty;

  /**
   * @param foot draws the lines at the foot of the screen
   * @param above where lines go that stay
   * @param text how a diagnostic is printed
   */
  StatusLines(
      Terminal terminal,
      Consumer<List<AttributedString>> foot,
      PrintStream above,
      Function<Diagnostic, String> text,
      String flow) {
    this.terminal = terminal;
    this.foot = foot;
    this.above = above;
    this.text = text;
    this.restore = !flow.equals("undo") && !flow.equals("protect");
    this.made = restore ? "created" : flow.equals("undo") ? "undone" : "changed";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recover-shell-status");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void started(String run, boolean resumed) {
    above.println((resumed ? "going on with run " : "run ") + run);
  }

  @Override
  public synchronized void progress(ApplyProgress progress) {
    bar(made, progress.created(), progress.volumes());
    if (restore) {
      bar("bound", progress.bound(), progress.volumes());
      bar("proven", progress.proven(), progress.volumes());
    }
    drawSoon();
  }

  @Override
  public synchronized void operation(ClaimName claim, DiskOperation operation) {
    if (operation.state() != DiskOperation.State.RUNNING) {
      copies.remove(claim);
    } else {
      ProgressBar before = copies.getOrDefault(claim, ProgressBar.of("copying " + claim, 0, 100));
      copies.put(claim, before.at(operation.percent(), 100));
    }
    drawSoon();
  }

  /** What comes within a moment is drawn at once, and the last of it always. */
  private void drawSoon() {
    if (!dirty) {
      dirty = true;
      redraw.schedule(this::draw, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void bar(String name, int done, int total) {
    ProgressBar before = bars.get(name);
    bars.put(name, before == null ? ProgressBar.of(name, done, total) : before.at(done, total));
  }

  private synchronized void draw() {
    if (!dirty) {
      return;
    }
    dirty = false;
    List<AttributedString> lines = new ArrayList<>();
    int width = terminal.getWidth() <= 0 ? 80 : terminal.getWidth();
    Stream.concat(bars.values().stream(), copies.values().stream().limit(COPIES_SHOWN))
        .forEach(bar -> lines.add(new AttributedString(Printable.text(bar.text(width - 1)))));
    if (copies.size() > COPIES_SHOWN) {
      lines.add(new AttributedString("and " + (copies.size() - COPIES_SHOWN) + " copies more"));
    }
    foot.accept(lines);
  }

  @Override
  public synchronized void volume(
      PlannedVolume volume, Stage stage, Optional<Diagnostic> diagnostic) {
    if (stage == Stage.FAILED) {
      above.println("failed " + volume.claim() + " " + volume.volume());
    }
    if (stage == Stage.PROVEN && bars.isEmpty()) {
      above.println(stage.name().toLowerCase(Locale.ROOT) + " " + volume.claim());
    }
    diagnostic.ifPresent(this::note);
  }

  @Override
  public void note(Diagnostic diagnostic) {
    above.print(text.apply(diagnostic));
    above.flush();
  }

  @Override
  public synchronized void close() {
    dirty = false;
    redraw.shutdownNow();
    foot.accept(List.of());
  }
}
