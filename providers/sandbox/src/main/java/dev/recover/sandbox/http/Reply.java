// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a request: a status, a media type and the bytes. */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  static final String JSON = "application/json";

  static Reply json(int status, @Nullable Object tree) {
    return new Reply(status, JSON, bytes(tree), Map.of());
  }

  static Reply ok(@Nullable Object tree) {
    return json(200, tree);
  }

  static Reply text(int status, String text) {
    return new Reply(
        status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  Reply as(String type) {
    return new Reply(status, type, body, headers);
  }

  Reply with(String name, String value) {
    return new Reply(status, contentType, body, Map.of(name, value));
  }

  static byte[] bytes(@Nullable Object tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      Json.write(tree, out, "", false);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
