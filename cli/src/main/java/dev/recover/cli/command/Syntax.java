// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import java.util.ArrayList;
import java.util.List;

/** What a command takes, written down once: for parsing, for its help and for the reference. */
public final class Syntax {
  /**
   * One option: its names, the label of its value ("" for a flag), how often it may stand, and one
   * line of help.
   */
  public record Option(List<String> names, String label, Times times, String help) {
    /** The long name, under which the value is asked for. */
    public String name() {
      return names.get(0);
    }
  }

  /** How often an option may stand. */
  public enum Times {
    /** Once at most. */
    ONCE,
    /** Once at most, and nothing is a value, too. */
    ONCE_OR_EMPTY,
    /** Once: the command cannot do without. */
    NEEDED,
    /** Any number of times. */
    REPEATED,
    /** Any number of times, or once with commas. */
    LISTED
  }

  /**
   * One argument; only the last may be optional, or stand any number of times.
   *
   * @param label what stands for it; words in small letters with a {@code |} between them are all
   *     that it can be
   */
  public record Argument(String label, Stands stands, String help) {
    /** The words it must be one of; none when it can be anything. */
    public List<String> choices() {
      return label.matches("[a-z-]+(\\|[a-z-]+)*") ? List.of(label.split("\\|")) : List.of();
    }

    boolean required() {
      return stands != Stands.OPTIONAL && stands != Stands.ANY;
    }

    boolean many() {
      return stands == Stands.MANY || stands == Stands.ANY;
    }

    /** As a usage line has it. */
    String usage() {
      String label = this.label + (many() ? "..." : "");
      return required() ? " " + label : " [" + label + "]";
    }
  }

  /** How often an argument stands. */
  public enum Stands {
    ONCE,
    /** Once, and nothing is a value, too. */
    ONCE_OR_EMPTY,
    /** Once at most. */
    OPTIONAL,
    /** Once or more often. */
    MANY,
    /** Any number of times. */
    ANY
  }

  private static final String PROGRAM = "recover ";

  private final String program;
  private final String name;
  private final String summary;
  private final List<String> paragraphs = new ArrayList<>();
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Option> options = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();

  private Syntax(String program, String name, String summary) {
    this.program = program;
    this.name = name;
    this.summary = summary;
  }

  /**
   * Starts a command's syntax.
   *
   * @param name all its words, for example {@code plan restore}
   * @param summary one line, a sentence without a final stop
   */
  public static Syntax of(String name, String summary) {
    return new Syntax(PROGRAM, name, summary);
  }

  /** Starts the syntax of a verb of the shell, before which no program's name stands. */
  public static Syntax ofVerb(String name, String summary) {
    return new Syntax("", name, summary);
  }

  public Syntax text(String paragraph) {
    paragraphs.add(paragraph);
    return this;
  }

  public Syntax argument(String label, String help) {
    arguments.add(new Argument(label, Stands.ONCE, help));
    return this;
  }

  /** Adds an argument that may be empty; any other is refused then as a mistake. */
  public Syntax argumentOrEmpty(String label, String help) {
    arguments.add(new Argument(label, Stands.ONCE_OR_EMPTY, help));
    return this;
  }

  public Syntax optionalArgument(String label, String help) {
    arguments.add(new Argument(label, Stands.OPTIONAL, help));
    return this;
  }

  /** Adds the last argument, which stands once or more often. */
  public Syntax argumentsOf(String label, String help) {
    arguments.add(new Argument(label, Stands.MANY, help));
    return this;
  }

  /** Adds the last argument, which may stand any number of times. */
  public Syntax optionalArgumentsOf(String label, String help) {
    arguments.add(new Argument(label, Stands.ANY, help));
    return this;
  }

  /** Adds an option without a value; names are separated by commas, the long one first. */
  public Syntax flag(String names, String help) {
    return option(names, "", Times.ONCE, help);
  }

  public Syntax value(String names, String label, String help) {
    return option(names, label, Times.ONCE, help);
  }

  /** Adds an option whose value may be empty; that of any other is refused as a mistake. */
  public Syntax valueOrEmpty(String names, String label, String help) {
    return option(names, label, Times.ONCE_OR_EMPTY, help);
  }

  /** Adds an option that {@link Arguments#needed} asks for; the usage line names it. */
  public Syntax needed(String names, String label, String help) {
    return option(names, label, Times.NEEDED, help);
  }

  /** Adds an option that may be given several times, or once with commas. */
  public Syntax values(String names, String label, String help) {
    return option(names, label, Times.LISTED, help);
  }

  /** Adds an option that may be given several times, and in whose value a comma is a comma. */
  public Syntax repeated(String names, String label, String help) {
    return option(names, label, Times.REPEATED, help);
  }

  private Syntax option(String names, String label, Times times, String help) {
    options.add(new Option(List.of(names.split(",")), label, times, help));
    return this;
  }

  public Syntax example(String line) {
    examples.add(line);
    return this;
  }

  public String name() {
    return name;
  }

  public String summary() {
    return summary;
  }

  public List<String> paragraphs() {
    return List.copyOf(paragraphs);
  }

  public List<Argument> arguments() {
    return List.copyOf(arguments);
  }

  public List<Option> options() {
    return List.copyOf(options);
  }

  public List<String> examples() {
    return List.copyOf(examples);
  }

  /** The first line of the help, after the program's name. */
  public String usage() {
    StringBuilder usage = new StringBuilder(name);
    for (Argument argument : arguments) {
      usage.append(argument.usage());
    }
    options.stream()
        .filter(option -> option.times() == Times.NEEDED)
        .forEach(option -> usage.append(" " + option.name() + " " + option.label()));
    return usage.append(options.isEmpty() ? "" : " [options]").toString();
  }

  /** What is typed to start it, its program included. */
  String typed() {
    return program + name;
  }

  /** Where more is said about it, for remedies. */
  String help() {
    String where = program.isEmpty() ? "help " + name : typed() + " --help";
    return "see `" + where + "`: " + program + usage();
  }
}
