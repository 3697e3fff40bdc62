// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.shell.VerbEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of verbs. */
public final class Verbs {
  private static final String LOOK = "Look";
  private static final String STAGE = "Stage (after `write on`)";
  private static final String DO = "Do";
  private static final String SESSION = "Session";

  /** Every verb, in the order of the help. */
  public static final Map<String, VerbEntry> ALL =
      table(
          List.of(
              new VerbEntry("ls", LOOK, "List what is lost, and more", Ls::new),
              new VerbEntry("find", LOOK, "Find claims, volumes and disks by a text", Find::new),
              new VerbEntry("pick", LOOK, "Search a list as you type: Ctrl-F", Pick::new),
              new VerbEntry("show", LOOK, "Show one claim, as captured and as it is", Show::new),
              new VerbEntry("why", LOOK, "Say what would be done with a claim, and why", Why::new),
              new VerbEntry("graph", LOOK, "Draw workloads, claims, volumes and disks", Graph::new),
              new VerbEntry("explain", LOOK, "Explain a rule or a code", Explain::new),
              new VerbEntry("scan", LOOK, "Ask the clouds what disks there are", ScanDisks::new),
              new VerbEntry("load", STAGE, "Load a bundle to restore from", Load::new),
              new VerbEntry("restore", STAGE, "Put claims of the bundle back", Restore::new),
              new VerbEntry("adopt", STAGE, "Put disks behind claims without a bundle", Adopt::new),
              new VerbEntry(
                  "relocate", STAGE, "Give claims copies of disks elsewhere", Relocate::new),
              new VerbEntry("protect", STAGE, "Set reclaim policies to Retain", Protect::new),
              new VerbEntry("exclude", STAGE, "Leave claims out again", Exclude::new),
              new VerbEntry("map", STAGE, "Change names and classes on the way", MapNames::new),
              new VerbEntry("set", STAGE, "Set a field, or how it is done", SetField::new),
              new VerbEntry("open", STAGE, "Take the plan of a file", Open::new),
              new VerbEntry("undo", STAGE, "Take the last change of the draft back", Undo::new),
              new VerbEntry("redo", STAGE, "Take the last undo back", Redo::new),
              new VerbEntry("discard", STAGE, "Forget everything that is staged", Discard::new),
              new VerbEntry("status", LOOK, "Say where you are and what is staged", Status::new),
              new VerbEntry("diff", LOOK, "Show what a commit would do", Diff::new),
              new VerbEntry("check", LOOK, "Plan anew, and ask the server about it", Check::new),
              new VerbEntry("save", LOOK, "Write the plan, or a script of the draft", Save::new),
              new VerbEntry("commit", DO, "Do what is staged", Commit::new),
              new VerbEntry("confirm", DO, "Keep what `commit confirmed` did", Confirm::new),
              new VerbEntry("runs", DO, "List runs, or show one", ListRuns::new),
              new VerbEntry("resume", DO, "Go on with a run that was cut off", Resume::new),
              new VerbEntry("rollback", DO, "Take back what a run made", Rollback::new),
              new VerbEntry("verify", DO, "Prove that everything is as planned", Verify::new),
              new VerbEntry("jobs", DO, "Say what this shell is doing", ListJobs::new),
              new VerbEntry("watch", DO, "Follow the run under way", Watch::new),
              new VerbEntry("stop", DO, "Stop the run under way", Stop::new),
              new VerbEntry("use", SESSION, "Go to a namespace or a context", Use::new),
              new VerbEntry("write", SESSION, "Allow staging, or forbid it again", Write::new),
              new VerbEntry("history", SESSION, "List the lines of this session", History::new),
              new VerbEntry("help", SESSION, "List the verbs, or explain one", HelpVerb::new),
              new VerbEntry("quit", SESSION, "End the session", Quit::new)));

  private Verbs() {}

  private static Map<String, VerbEntry> table(List<VerbEntry> entries) {
    Map<String, VerbEntry> table = new LinkedHashMap<>();
    entries.forEach(entry -> table.put(entry.name(), entry));
    return Collections.unmodifiableMap(table);
  }
}
