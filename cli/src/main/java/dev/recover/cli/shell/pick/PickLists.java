// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import dev.recover.bundle.Workload;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.listing.Listing;
import dev.recover.cli.shell.listing.Listings;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.view.DiskRows;
import dev.recover.cli.view.Printable;
import dev.recover.cli.view.Rows;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.locate.HintedDisk;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists to pick from of what a shell knows now, without waiting for anything.
 *
 * <p>A name that could not be typed, because it holds blanks or control characters, is left out: it
 * would be more than a name in the line.
 */
public final class PickLists {
  private final Shell shell;
  private final Listings listings;

  public PickLists(Shell shell) {
    this.shell = shell;
    this.listings = new Listings(shell);
  }

  /**
   * Returns the list; a diagnostic says what has to be loaded first.
   *
   * @param kind a word of {@link PickPlace#KINDS}
   */
  public PickList of(String kind) {
    return switch (kind) {
      case "lost" -> claims(listings.entries(entry -> entry.captured() && entry.state().open()));
      case "claims" -> claims(listings.entries(entry -> true));
      case "workloads" ->
          list(
              List.of("WORKLOAD", "REPLICAS", "CLAIMS"),
              listings.workloadsHere().stream().map(this::row));
      case "disks" ->
          list(
              List.of("CLAIM", "SIZE", "STATE", "ZONE", "DISK"),
              disks().sorted(FREE_FIRST).map(this::row));
      case "volumes" -> listed(kind, "volume");
      case "findings" -> listed(kind, "code");
      case "namespaces" -> listed(kind, "namespace");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private PickList claims(List<Entry> entries) {
    return list(
        List.of("CLAIM", "STATE", "SIZE", "IN-USE", "DISK"), entries.stream().map(this::row));
  }

  private PickRow row(Entry entry) {
    String name = shell.place().shortName(entry.claim());
    return new PickRow(
        List.of(name),
        List.of(name, entry.state().word(), entry.size(), entry.use(), entry.handle()));
  }

  private PickRow row(Workload workload) {
    List<String> claims =
        workload.claims().stream().map(claim -> shell.place().shortName(claim)).toList();
    return new PickRow(
        claims,
        List.of(
            Listings.named(workload),
            workload.replicas().map(String::valueOf).orElse(""),
            String.join(",", claims)));
  }

  private static final Comparator<HintedDisk> FREE_FIRST =
      Comparator.comparing(disk -> disk.disk().state() != DiskState.AVAILABLE);

  /** Those that say whose they were: the others cannot be named. */
  private Stream<HintedDisk> disks() {
    String namespace = shell.place().namespace();
    return shell.scans().latest().orElseThrow(PickLists::notScanned).holdings().disks().stream()
        .filter(
            disk ->
                disk.claim()
                    .filter(c -> namespace.isEmpty() || c.namespace().equals(namespace))
                    .isPresent());
  }

  private PickRow row(HintedDisk hinted) {
    Disk disk = hinted.disk();
    ClaimName claim = hinted.claim().orElseThrow();
    String name = shell.place().shortName(claim);
    return new PickRow(
        List.of(name),
        List.of(
            name,
            DiskRows.size(disk.sizeBytes()),
            disk.state().word(),
            String.join(",", disk.zones()),
            disk.id().handle()));
  }

  private static DiagnosticException notScanned() {
    return new DiagnosticException(
        Diagnostic.error(
            Code.NOT_FOUND,
            "",
            "no disks are known yet",
            "the clouds are asked when you say so, not while you type",
            "`scan disks`, then pick again"));
  }

  /** A list of {@code ls}, with what is picked in front. */
  private PickList listed(String kind, String name) {
    Listing listing = listings.of(kind);
    List<String> columns = new ArrayList<>(listing.columns());
    columns.remove(name);
    columns.add(0, name);
    return list(
        columns.stream().map(Rows::heading).toList(),
        listing.rows().stream()
            .map(
                row ->
                    new PickRow(
                        List.of(text(row.get(name))),
                        columns.stream().map(column -> text(row.get(column))).toList())));
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  private PickList list(List<String> headings, Stream<PickRow> rows) {
    return new PickList(
        headings, rows.filter(PickLists::isTypable).toList(), shell.world().latest().isPresent());
  }

  private static boolean isTypable(PickRow row) {
    return !row.words().isEmpty()
        && row.words().stream()
            .allMatch(
                word ->
                    word.equals(Printable.text(word))
                        && word.chars().noneMatch(Character::isWhitespace)
                        && !word.startsWith("-"));
  }
}
