// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import dev.recover.model.Yaml;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads JSON texts that follow each other, possibly with {@code ---} between them, and hands over
 * the items of each list one by one.
 */
final class JsonWalk {
  private final JsonReader json;
  private final Yaml.Listener listener;

  private JsonWalk(JsonReader json, Yaml.Listener listener) {
    this.json = json;
    this.listener = listener;
  }

  /** Throws {@link UnreadableException} with line and column. */
  static void read(Reader reader, Yaml.Listener listener) throws IOException {
    JsonReader json = new JsonReader(reader);
    try {
      new JsonWalk(json, listener).stream();
    } catch (com.google.gson.stream.MalformedJsonException | java.io.EOFException e) {
      String what =
          e instanceof java.io.EOFException ? "the text ends too early" : "not valid JSON";
      throw new UnreadableException(what + " at " + place(json), e);
    } catch (IllegalStateException e) {
      throw new UnreadableException("not valid JSON at " + place(json), e);
    }
  }

  private void stream() throws IOException {
    while (next() != JsonToken.END_DOCUMENT) {
      String place = " at " + place(json);
      if (json.peek() == JsonToken.BEGIN_OBJECT) {
        object(place);
      } else {
        listener.document(Json.read(json), false, place);
      }
    }
  }

  /** What comes next on the outermost level, where a reader that is strict knows only the end. */
  private JsonToken next() throws IOException {
    json.setStrictness(Strictness.LENIENT);
    JsonToken token = json.peek();
    while (token == JsonToken.STRING && json.nextString().equals("---")) {
      token = json.peek();
    }
    json.setStrictness(Strictness.STRICT);
    return token;
  }

  private void object(String place) throws IOException {
    Map<String, Object> rest = new LinkedHashMap<>();
    boolean hadItems = false;
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (rest.containsKey(name) || hadItems && name.equals("items")) {
        throw new UnreadableException("the key \"" + name + "\" stands twice at " + place(json));
      }
      if (name.equals("items") && json.peek() == JsonToken.BEGIN_ARRAY) {
        hadItems = true;
        json.beginArray();
        while (json.hasNext()) {
          String item = " at " + place(json);
          listener.item(Json.read(json), item);
        }
        json.endArray();
      } else {
        rest.put(name, Json.read(json));
      }
    }
    json.endObject();
    listener.document(Json.freeze(rest), hadItems, place);
  }

  /** For example {@code line 3 column 7 path $.items[2]}. */
  private static String place(JsonReader json) {
    return json.toString().replaceFirst("^\\S+ at ", "");
  }
}
