// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.Place;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.world.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What stands before the line: where one is, and what is at stake; at the right how old it is. */
final class Prompt {
  private static final int ROOM_FOR_RIGHT = 80;

  private final Shell shell;
  private final boolean coloured;

  Prompt(Shell shell, boolean coloured) {
    this.shell = shell;
    this.coloured = coloured;
  }

  /**
   * For example {@code dr-1:5f1c9e02/db rw *3> }; a production cluster begins with {@code PROD}.
   */
  String left() {
    Place place = shell.place();
    String name = place.cluster().name() + ":" + place.shortUid();
    AttributedStringBuilder text = cluster(name, place.production(), coloured);
    text.append("/").append(place.namespace().isEmpty() ? "-" : place.namespace());
    text.append(place.writing() ? " rw" : " ro");
    int staged = shell.desk().draft().size();
    if (staged > 0) {
      text.styled(style(AttributedStyle.DEFAULT.bold(), coloured), " *" + staged);
    }
    shell
        .waiting()
        .present()
        .ifPresent(run -> text.append(" ?" + Ages.of(Duration.between(now(), run.until()))));
    shell.jobs().running().ifPresent(job -> text.append(" running"));
    if (shell.world().trouble().isPresent()) {
      text.styled(style(AttributedStyle.DEFAULT.bold(), coloured), " NO ANSWER");
    }
    return text.append("> ").toAnsi();
  }

  /** The same before the cluster has said who it is: {@code dr-1:?/- ro> }. */
  static String before(Contact.Address address, boolean coloured) {
    return cluster(address.cluster() + ":?", address.production(), coloured)
        .append(address.writing() ? "/- rw> " : "/- ro> ")
        .toAnsi();
  }

  private static AttributedStringBuilder cluster(
      String name, boolean production, boolean coloured) {
    AttributedStyle style =
        production
            ? AttributedStyle.DEFAULT
                .bold()
                .foreground(AttributedStyle.WHITE)
                .background(AttributedStyle.RED)
            : AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    return new AttributedStringBuilder()
        .styled(style(style, coloured), production ? "PROD " + name : name);
  }

  private static AttributedStyle style(AttributedStyle wanted, boolean coloured) {
    return coloured ? wanted : AttributedStyle.DEFAULT;
  }

  /** What is loaded and how old, where there is room for it. */
  String right(int width) {
    if (width < ROOM_FOR_RIGHT) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    shell
        .world()
        .bundle()
        .ifPresent(
            bundle ->
                parts.add(
                    bundle.folder().getFileName()
                        + bundle.age(now()).map(age -> " " + Ages.of(age) + " old").orElse("")));
    parts.add(
        shell
            .world()
            .latest()
            .map(seen -> "seen " + Ages.of(Duration.between(seen.at(), now())) + " ago")
            .orElse("looking..."));
    String text = String.join("  ", parts);
    return text.length() > width / 2 ? "" : text;
  }

  private Instant now() {
    return shell.session().clock().instant();
  }
}
