// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.OneLine;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a listing that a vendor's command printed as JSON: a list of objects, objects one
 * after the other, or an object that holds them under a key.
 *
 * <p>An empty text is refused: a command that failed leaves one. Several such texts one after the
 * other are one listing, so that the outputs of several commands can be put into one file.
 */
public final class ListingText {
  private final String command;
  private final List<String> holders;
  private final List<KubeObject> records = new ArrayList<>();

  private ListingText(String command, List<String> holders) {
    this.command = command;
    this.holders = holders;
  }

  /**
   * Returns the records in the order they stand.
   *
   * @param command what prints such a listing, for messages
   * @param holders the keys under which an object may hold its records
   * @throws DiagnosticException when the text is not JSON, or holds anything but objects
   */
  public static List<KubeObject> records(String text, String command, String... holders) {
    ListingText listing = new ListingText(command, List.of(holders));
    listing.read(text);
    return List.copyOf(listing.records);
  }

  /**
   * Says that a text is not the listing that was expected.
   *
   * @param why what is wrong with it; untrusted parts are cleaned here
   */
  public static DiagnosticException unlike(String command, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.INPUT_INVALID,
            "",
            "the text is not what `" + command + "` prints",
            OneLine.of(why),
            "write the output of that command to a file, unchanged, and give that"));
  }

  private void read(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      // Only this lets one value follow another; what else it lets through is no object and
      // refused.
      reader.setStrictness(Strictness.LENIENT);
      while (reader.peek() != JsonToken.END_DOCUMENT) {
        add(Json.read(reader));
      }
    } catch (IOException | IllegalStateException | UnreadableException e) {
      throw unlike(command, "it is not JSON: " + firstLine(e));
    }
  }

  private void add(@Nullable Object value) {
    if (value instanceof List<?> list) {
      list.forEach(this::addRecord);
      return;
    }
    if (value instanceof Map<?, ?> map) {
      for (String holder : holders) {
        if (map.get(holder) instanceof List<?> list) {
          list.forEach(this::addRecord);
          return;
        }
      }
    }
    addRecord(value);
  }

  private void addRecord(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw unlike(command, "record " + (records.size() + 1) + " is not an object: " + value);
    }
    records.add(KubeObject.ofFrozen(Json.asMap(map)));
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
