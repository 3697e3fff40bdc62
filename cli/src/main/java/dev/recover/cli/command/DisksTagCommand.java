// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.cloud.CloudDiagnostics;
import dev.recover.cli.cloud.Clouds;
import dev.recover.cli.view.Console;
import dev.recover.cli.view.DiskRows;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.TagView;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.locate.HintedDisk;
import dev.recover.model.Disk;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.Fault;
import dev.recover.spi.OperationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code recover disks tag}. */
public final class DisksTagCommand implements Command {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 500;

  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "disks tag", "Set or remove tags or labels of one disk, shown and confirmed first")
            .argument("DISK", "the disk's handle, id or name")
            .repeated("--set", "KEY=VALUE", "set this tag or label")
            .values("--remove", "KEY", "remove this tag or label")
            .value("--confirm", "DISK", "the disk's handle, id or name, in place of typing it")
            .flag("--no-input", "never ask; fail instead");
    return OutputFlags.add(CloudFlags.add(syntax))
        .example(
            "disks tag vol-0a1b --set ebs.csi.aws.com/cluster=true --provider aws --region us-east-1 --confirm vol-0a1b");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Map<String, String> set = set(arguments);
    Set<String> remove = new TreeSet<>(arguments.values("--remove"));
    refuse(set, remove);
    Clouds clouds = session.clouds(arguments);
    HintedDisk disk = one(arguments.argument(0), clouds.disks().disks());
    TagView view = TagView.of(disk, set, remove);
    Format format = OutputFlags.format(arguments);
    if (view.changes()) {
      DiskProvider cloud =
          Optional.ofNullable(clouds.providers().get(disk.provider()))
              .orElseThrow(() -> readOnly(disk));
      session.console().err().print(view.preview());
      confirm(disk.disk(), arguments, session.console());
      write(disk, cloud, new DiskChange.Tag(disk.id(), set, remove), session);
    }
    format.print(session.console().out(), view.document(), view::text);
    return 0;
  }

  private static Map<String, String> set(Arguments arguments) {
    Map<String, String> set = new TreeMap<>();
    for (String text : arguments.values("--set")) {
      int equals = text.indexOf('=');
      if (equals <= 0) {
        throw Arguments.wrong(
            "--set " + text + " is not KEY=VALUE", "write it like --set team=shop");
      }
      if (set.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
        throw Arguments.wrong(
            "--set gives " + text.substring(0, equals) + " two values", "keep one of the two");
      }
    }
    return set;
  }

  private static void refuse(Map<String, String> set, Set<String> remove) {
    if (set.isEmpty() && remove.isEmpty()) {
      throw Arguments.wrong("nothing says what to change", "add --set KEY=VALUE or --remove KEY");
    }
    for (String key : remove) {
      if (set.containsKey(key)) {
        throw Arguments.wrong("--set and --remove both name " + key, "keep one of the two");
      }
    }
    if (set.containsKey(DiskChange.PROVENANCE) || remove.contains(DiskChange.PROVENANCE)) {
      throw Arguments.wrong(
          "the tag " + DiskChange.PROVENANCE + " is not set or removed by hand",
          "by it a run knows the copies that it made and may delete again");
    }
  }

  private static HintedDisk one(String name, List<HintedDisk> disks) {
    List<HintedDisk> found =
        disks.stream().filter(disk -> DisksWhyCommand.names(disk.disk()).contains(name)).toList();
    if (found.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.DISK_MISSING,
              name,
              "there is no disk " + name + " in all that was looked at",
              disks.size() + " disks were looked at",
              "`recover disks list` shows them; another region or project needs --region or"
                  + " --project"));
    }
    if (found.size() > 1) {
      throw new DiagnosticException(
          Diagnostic.error(
                  Code.DISK_AMBIGUOUS,
                  name,
                  found.size() + " disks are called " + name,
                  "a name is one disk's in its zone only",
                  "name it by its handle")
              .withDetails(found.stream().map(disk -> disk.id().handle()).toList()));
    }
    return found.get(0);
  }

  private static DiagnosticException readOnly(HintedDisk disk) {
    return Arguments.wrong(
        disk.id().handle() + " was read from a file, and a file's disks cannot be tagged",
        "leave --disks-from out and name the cloud: --provider " + disk.provider());
  }

  private static void confirm(Disk disk, Arguments arguments, Console console) {
    List<String> names = DisksWhyCommand.names(disk);
    Optional<String> given = arguments.value("--confirm");
    if (given.isEmpty() && !arguments.has("--no-input") && console.interactive()) {
      given = console.ask("Type the disk's name or id to go on: ");
    }
    if (given.isEmpty() || given.get().isEmpty() || !names.contains(given.get())) {
      String why =
          given
              .map(text -> "given was \"" + text + "\", and the disk is " + disk.id().handle())
              .orElse("nothing was asked: this is no terminal");
      throw new DiagnosticException(
          Diagnostic.error(
              Code.CONFIRMATION_NEEDED,
              "",
              "the change was not confirmed",
              why,
              "if that is what you want: --confirm " + DiskRows.name(disk)));
    }
  }

  private static void write(
      HintedDisk disk, DiskProvider cloud, DiskChange change, Session session) {
    OperationKey key = new OperationKey("tag-" + session.clock().instant(), disk.id().toString());
    try {
      DiskOperation operation = cloud.start(change, key);
      Instant deadline = session.clock().instant().plus(PATIENCE);
      while (operation.state() == DiskOperation.State.RUNNING) {
        if (session.clock().instant().isAfter(deadline)) {
          throw failed(disk, "it was not done after " + PATIENCE.toMinutes() + " minutes");
        }
        Thread.sleep(POLL_MILLIS);
        operation = cloud.poll(operation);
      }
      if (operation.state() == DiskOperation.State.FAILED) {
        throw failed(disk, operation.message());
      }
    } catch (Fault fault) {
      throw new DiagnosticException(CloudDiagnostics.of(disk.provider(), fault));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(disk, "it was interrupted; the cloud may have done it");
    }
  }

  private static DiagnosticException failed(HintedDisk disk, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.CLOUD_REFUSED,
            disk.id().handle(),
            "the disk was not tagged",
            why,
            "see `recover disks why " + DiskRows.name(disk.disk()) + "` for what it has now"));
  }
}
