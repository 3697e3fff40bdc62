// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chain that the lines of a journal form: each names the hash of the one before.
 *
 * <p>The first names the hash of what the journal is for, so that a journal cannot be passed off as
 * that of another run. A line is UTF-8, and its hash is over its bytes without the line break.
 */
final class JournalChain {
  private final MessageDigest digest;
  private String previous;
  private long seq;

  /** The start of the chain of one run. */
  JournalChain(String run) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    previous = hash(("recover/v1alpha1 Journal " + run).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the next line of the chain, without line break. */
  byte[] next(Instant time, JournalEntry entry) {
    Map<String, Object> tree = new LinkedHashMap<>(8);
    tree.put("seq", ++seq);
    tree.put("time", time.toString());
    tree.put("prev", previous);
    tree.put("entry", EntryTree.write(entry));
    byte[] line = Json.compact(tree).getBytes(StandardCharsets.UTF_8);
    previous = hash(line);
    return line;
  }

  /**
   * Reads a line and checks that it is the next of the chain.
   *
   * <p>Throws {@link UnreadableException} for text that is no line, and {@link BrokenException} for
   * a line that does not follow the one before.
   */
  JournalLine follow(byte[] line) {
    Map<String, Object> tree = Json.parseObject(new String(line, StandardCharsets.UTF_8));
    if (!(tree.get("prev") instanceof String prev)
        || !(tree.get("seq") instanceof Long number)
        || !(tree.get("time") instanceof String time)
        || !(tree.get("entry") instanceof Map<?, ?> entry)) {
      throw new UnreadableException("it is no line of a journal");
    }
    if (number != seq + 1) {
      throw new BrokenException(
          "it says to be entry " + number + " where " + (seq + 1) + " is due");
    }
    if (!prev.equals(previous)) {
      throw new BrokenException("the entry before it is not the one it was written after");
    }
    seq = number;
    previous = hash(line);
    return new JournalLine(number, instant(time), entry(entry));
  }

  private static Instant instant(String time) {
    try {
      return Instant.parse(time);
    } catch (DateTimeException e) {
      throw new BrokenException("\"" + time + "\" is no time");
    }
  }

  /** A whole line of the chain whose entry is not known is a newer build's, and never cut off. */
  private static JournalEntry entry(Map<?, ?> tree) {
    try {
      return EntryTree.read(tree);
    } catch (UnreadableException e) {
      throw new BrokenException(e.getMessage() + "; a newer build may have written it");
    }
  }

  private String hash(byte[] bytes) {
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  /** A line that does not follow the one before it. */
  static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenException(String why) {
      super(why);
    }
  }
}
