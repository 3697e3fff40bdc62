// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.draft;

import dev.recover.diagnostic.Code;
import dev.recover.plan.Order;
import dev.recover.transform.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One decision of a draft. Every change is one line of the shell, and that line stages it again.
 */
public sealed interface Change {
  /** The verb and its words; nothing in them depends on the namespace at hand. */
  List<String> words();

  /** Whether plans of that flow can hold it. */
  boolean fits(Flow flow);

  /** The flow that it asks for. */
  Flow flow();

  /** Puts volumes of the bundle back. */
  record Restore(List<ClaimGlob> claims) implements Change {
    public Restore {
      claims = List.copyOf(claims);
    }

    @Override
    public List<String> words() {
      return line("restore", claims);
    }

    @Override
    public boolean fits(Flow flow) {
      return flow == Flow.RESTORE;
    }

    @Override
    public Flow flow() {
      return Flow.RESTORE;
    }
  }

  /**
   * Puts disks that the clouds hold behind claims, without a bundle.
   *
   * @param answers the options that say what no disk tells, each as one word: {@code
   *     --fs-type=ext4}
   */
  record Adopt(List<ClaimGlob> claims, List<String> answers) implements Change {
    public Adopt {
      claims = List.copyOf(claims);
      answers = List.copyOf(answers);
    }

    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(line("adopt", claims));
      words.addAll(answers);
      return words;
    }

    @Override
    public boolean fits(Flow flow) {
      return flow == Flow.ADOPT;
    }

    @Override
    public Flow flow() {
      return Flow.ADOPT;
    }
  }

  /**
   * Gives claims copies of their disks elsewhere; what is not staged yet becomes so.
   *
   * @param flow of the draft: a restore, or an adoption
   * @param claims none for all that is staged before it
   * @param to the options that say where, each as one word: {@code --to-zone=us-east-1b}
   * @param answers as of {@link Adopt}
   */
  record Relocate(Flow flow, List<ClaimGlob> claims, List<String> to, List<String> answers)
      implements Change {
    /** The option by which disks are adopted although a bundle is loaded. */
    public static final String ADOPT = "--without-bundle";

    public Relocate {
      claims = List.copyOf(claims);
      to = List.copyOf(to);
      answers = List.copyOf(answers);
    }

    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(line("relocate", claims));
      words.addAll(to);
      words.addAll(answers);
      if (flow == Flow.ADOPT) {
        words.add(ADOPT);
      }
      return words;
    }

    @Override
    public boolean fits(Flow other) {
      return other == flow;
    }
  }

  /**
   * Sets reclaim policies of the cluster to Retain.
   *
   * @param giveBack to put back the remembered policies instead
   */
  record Protect(List<ClaimGlob> claims, boolean giveBack) implements Change {
    public Protect {
      claims = List.copyOf(claims);
    }

    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(line("protect", claims));
      if (giveBack) {
        words.add("--restore");
      }
      return words;
    }

    @Override
    public boolean fits(Flow flow) {
      return flow == flow();
    }

    @Override
    public Flow flow() {
      return giveBack ? Flow.GIVE_BACK : Flow.PROTECT;
    }
  }

  /** Takes volumes out again that an earlier change put in. */
  record Exclude(List<ClaimGlob> claims) implements Change {
    public Exclude {
      claims = List.copyOf(claims);
    }

    @Override
    public List<String> words() {
      return line("exclude", claims);
    }

    @Override
    public boolean fits(Flow flow) {
      return flow != Flow.FILE;
    }

    @Override
    public Flow flow() {
      return Flow.ANY;
    }
  }

  /** Says how claims get their disks, wherever these come from. */
  sealed interface Detail extends Change {
    @Override
    default boolean fits(Flow flow) {
      return flow == Flow.RESTORE || flow == Flow.ADOPT;
    }

    @Override
    default Flow flow() {
      return Flow.RESTORE;
    }
  }

  /**
   * Asks for something beyond the rules, as an option of {@code plan restore} does.
   *
   * @param value as the option takes it: {@code OLD=NEW}, or a word
   */
  record Ask(Setting setting, String value) implements Detail {
    @Override
    public List<String> words() {
      String key = setting.key();
      return key.startsWith("map-")
          ? List.of("map", key.substring("map-".length()), value)
          : List.of("set", key.startsWith("set-") ? key.substring("set-".length()) : key, value);
    }
  }

  /** Lets a refusal weigh as a warning. */
  record Allow(Code code) implements Detail {
    @Override
    public List<String> words() {
      return List.of("set", "allow", code.name());
    }
  }

  /** Chooses the order of creation. */
  record InOrder(Order order) implements Detail {
    @Override
    public List<String> words() {
      return List.of("set", "order", order.word());
    }
  }

  /** Takes the plan of a file, to be committed as it is. */
  record OpenPlan(Path file) implements Change {
    @Override
    public List<String> words() {
      return List.of("open", "plan", file.toString());
    }

    @Override
    public boolean fits(Flow flow) {
      return false;
    }

    @Override
    public Flow flow() {
      return Flow.FILE;
    }
  }

  private static List<String> line(String verb, List<ClaimGlob> claims) {
    List<String> words = new ArrayList<>(List.of(verb));
    claims.forEach(claim -> words.add(claim.toString()));
    return words;
  }
}
