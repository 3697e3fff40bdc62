// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.command.*;
import dev.recover.cli.shell.start.ShellCommand;
import java.util.List;
import java.util.Optional;

/** The table of contents; a command's class is loaded when it is run. */
public final class Commands {
  private static final String RESTORE = "Restore";
  private static final String LOOK = "Look";
  private static final String LEARN = "Learn and try";

  /** Every command, in the order of the help. */
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandEntry(
              "protect",
              RESTORE,
              "Set reclaim policies to Retain, so that no claim takes its disk along",
              ProtectCommand::new),
          new CommandEntry(
              "capture",
              RESTORE,
              "Write a bundle of volumes and claims, from a cluster or from saved YAML",
              CaptureCommand::new),
          new CommandEntry(
              "plan restore",
              RESTORE,
              "Write a plan that puts a bundle's volumes back",
              PlanRestoreCommand::new),
          new CommandEntry(
              "plan adopt",
              RESTORE,
              "Write a plan that puts disks behind claims without a backup",
              PlanAdoptCommand::new),
          new CommandEntry(
              "plan relocate",
              RESTORE,
              "Write a plan that gives claims copies of disks elsewhere",
              PlanRelocateCommand::new),
          new CommandEntry("plan show", RESTORE, "Show a plan", PlanShowCommand::new),
          new CommandEntry(
              "apply", RESTORE, "Do exactly what a plan says, or refuse", ApplyCommand::new),
          new CommandEntry(
              "verify",
              RESTORE,
              "Prove that claims, volumes and disks are what a plan or bundle says",
              VerifyCommand::new),
          new CommandEntry(
              "undo",
              RESTORE,
              "Take back what a run made; no disk but its own copies",
              UndoCommand::new),
          new CommandEntry(
              "shell",
              RESTORE,
              "Explore, stage and commit a restore, interactively or from a script",
              ShellCommand::new),
          new CommandEntry(
              "bundle show", LOOK, "List the volumes of a bundle", BundleShowCommand::new),
          new CommandEntry(
              "bundle verify",
              LOOK,
              "Check that a bundle is whole and unchanged",
              BundleVerifyCommand::new),
          new CommandEntry("bundle diff", LOOK, "Compare two bundles", BundleDiffCommand::new),
          new CommandEntry(
              "runs list", LOOK, "List what was applied from here", RunsListCommand::new),
          new CommandEntry("runs show", LOOK, "Show one run, step by step", RunsShowCommand::new),
          new CommandEntry(
              "disks list",
              LOOK,
              "List what the clouds hold, and whose it was",
              DisksListCommand::new),
          new CommandEntry(
              "disks match",
              LOOK,
              "Say which disk each claim had, and on what evidence",
              DisksMatchCommand::new),
          new CommandEntry(
              "disks orphans",
              LOOK,
              "List disks that no cluster and no bundle names; deletes nothing",
              DisksOrphansCommand::new),
          new CommandEntry(
              "disks why",
              LOOK,
              "Print the evidence for and against, and what was decided by it",
              DisksWhyCommand::new),
          new CommandEntry(
              "disks tag",
              LOOK,
              "Set or remove tags or labels of one disk, shown and confirmed first",
              DisksTagCommand::new),
          new CommandEntry(
              "iam print",
              LOOK,
              "Print the permissions of a cloud that a task needs",
              IamPrintCommand::new),
          new CommandEntry(
              "explain",
              LEARN,
              "Say what a rule or a code means, why, and its source",
              ExplainCommand::new),
          new CommandEntry(
              "doctor", LEARN, "Check that everything needed is here", DoctorCommand::new),
          new CommandEntry(
              "sandbox start",
              LEARN,
              "Run a Kubernetes storage API with disks inside this process",
              SandboxStartCommand::new),
          new CommandEntry(
              "demo",
              LEARN,
              "Lose a Redis and get it back, in a sandbox",
              () -> new DemoCommand(Recover::run)),
          new CommandEntry(
              "completion",
              LEARN,
              "Print a completion script for bash, zsh or fish",
              CompletionCommand::new),
          new CommandEntry("version", LEARN, "Print the version", VersionCommand::new));

  private Commands() {}

  static Optional<CommandEntry> find(String name) {
    return ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The commands of two words whose first is that one. */
  static List<String> under(String first) {
    return names().stream().filter(name -> name.startsWith(first + " ")).toList();
  }

  static List<String> names() {
    return ALL.stream().map(CommandEntry::name).toList();
  }
}
