// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Looks at the first bytes of input and says what it is, or why it is nothing to be read.
 *
 * <p>UTF-8 is expected; UTF-16 with a byte order mark is read too, as PowerShell's {@code >} writes
 * it.
 *
 * @param reader the characters, without a byte order mark; bytes that are no text end in a {@link
 *     java.nio.charset.CharacterCodingException}
 */
record ManifestText(Reader reader, boolean json) {
  private static final int LOOKED_AT = 4096;
  private static final Pattern JSON = Pattern.compile("(?s)\\s*(\\{\\s*[\"}].*|\\[\\s*[{\\]].*)");
  private static final Pattern MARKUP = Pattern.compile("(?s)\\s*<.*");

  static ManifestText open(String name, InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(LOOKED_AT);
    byte[] start = in.readNBytes(LOOKED_AT);
    in.reset();
    int mark = markLength(start);
    Charset charset = charset(start);
    in.skipNBytes(mark);
    String text = new String(start, mark, start.length - mark, charset);
    checkStart(name, start, text);
    Reader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    return new ManifestText(reader, JSON.matcher(text).matches());
  }

  private static void checkStart(String name, byte[] start, String text) {
    if (start.length == 0) {
      throw InputTrouble.invalid(
          name, "it is empty", "the command that wrote it may have failed; run it again");
    }
    if (start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
      throw InputTrouble.invalid(
          name,
          "it is compressed (gzip)",
          "unpack it first: gunzip -c FILE | recover capture --from - ...");
    }
    if (text.indexOf('\0') >= 0) {
      throw InputTrouble.invalid(name, "it is binary data, not text");
    }
    if (MARKUP.matcher(text).matches()) {
      throw InputTrouble.invalid(
          name,
          "it is HTML or XML, such as the error or login page of a proxy",
          "fetch it again, logged in; " + InputTrouble.EXPORT);
    }
  }

  private static Charset charset(byte[] start) {
    if (starts(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return starts(start, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static int markLength(byte[] start) {
    if (starts(start, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return charset(start).equals(StandardCharsets.UTF_8) ? 0 : 2;
  }

  private static boolean starts(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
