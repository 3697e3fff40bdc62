// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 as the values that {@link Json} reads, and nothing that JSON could not say.
 *
 * <p>{@code yes}, {@code 010}, {@code 0x1f} and dates stay text, as they were written. Refused,
 * with line and column: keys that stand twice, tags other than YAML's own, {@code <<}, nesting
 * deeper than {@link Json#MAX_DEPTH}, and aliases that together repeat more than {@value
 * YamlComposer#MAX_REPEATED} values. Memory grows with the text, never faster.
 */
public final class Yaml {
  /** Hears what a stream holds, in its order. */
  public interface Listener {
    /** An entry of the list that stands under {@code items} in the document being read. */
    void item(@Nullable Object value, String place);

    /**
     * A document has ended.
     *
     * @param value without its {@code items} when these were handed over
     * @param hadItems whether it held a list of them
     */
    void document(@Nullable Object value, boolean hadItems, String place);
  }

  private Yaml() {}

  /**
   * Returns the only document of a text, {@code null} for none; throws {@link UnreadableException}.
   */
  public static @Nullable Object parse(String text) {
    List<@Nullable Object> documents = new ArrayList<>();
    read(new StringReader(text), documents::add);
    if (documents.size() > 1) {
      throw new UnreadableException("there are " + documents.size() + " documents, and one is due");
    }
    return documents.isEmpty() ? null : documents.get(0);
  }

  /** Returns the only document of a text, which must be a map; throws as {@link #parse}. */
  public static Map<String, Object> parseObject(String text) {
    if (parse(text) instanceof Map<?, ?> map) {
      return Json.asMap(map);
    }
    throw new UnreadableException("the YAML text is not a map of keys to values");
  }

  private static void read(Reader reader, java.util.function.Consumer<@Nullable Object> each) {
    walk(
        reader,
        false,
        new Listener() {
          @Override
          public void item(@Nullable Object value, String place) {
            throw new IllegalStateException("not asked for");
          }

          @Override
          public void document(@Nullable Object value, boolean hadItems, String place) {
            each.accept(value);
          }
        });
  }

  /**
   * Reads a stream of documents, handing over the items of each list one by one, so that memory
   * holds one of them; does not close the reader. Throws {@link UnreadableException}, or {@link
   * UncheckedIOException} when the reader fails; what was handed over before stands.
   */
  public static void read(Reader reader, Listener listener) {
    walk(reader, true, listener);
  }

  private static void walk(Reader reader, boolean itemByItem, Listener listener) {
    LoadSettings settings =
        // The composer bounds nesting and repetition; the length of a text is not a danger.
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    try {
      var events = new Parse(settings).parseReader(reader).iterator();
      new YamlComposer(events, itemByItem, listener).stream();
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(YamlComposer::place).orElse("");
      throw new UnreadableException(
          "not valid YAML" + place + ": " + e.getProblem() + hint(String.valueOf(e.getProblem())),
          e);
    } catch (ReaderException e) {
      throw new UnreadableException(
          "not text: it holds the character U+%04X".formatted(e.getCodePoint()), e);
    } catch (YamlEngineException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      throw new UnreadableException("not valid YAML: " + e.getMessage(), e);
    }
  }

  private static String hint(String problem) {
    return problem.contains("TAB") ? "; YAML is indented with spaces" : "";
  }
}
