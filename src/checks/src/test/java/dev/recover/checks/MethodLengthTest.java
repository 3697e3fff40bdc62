// SPDX-License-Identifier: Apache-2.0
package dev.recover.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A method does one thing: over 40 lines it is listed, over 80 it fails the build. */
class MethodLengthTest {
  private static final int LONG = 40;
  private static final int TOO_LONG = 80;

  /** Sources are formatted, so a method is what stands between its head and a brace below it. */
  private static final Pattern HEAD =
      Pattern.compile(
          "( {2}| {4})(?!if|for|while|switch|try|catch|synchronized|return|\\}| ).*\\{");

  private static final Pattern NO_METHOD =
      Pattern.compile("->|=|\\bnew\\b|\\b(class|record|interface|enum)\\b");

  @Test
  void noMethodIsTooLong() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : Sources.all()) {
      for (Method method : methods(Sources.lines(file))) {
        String place = Sources.name(file) + ":" + method.line() + " has " + method.length();
        if (method.length() > TOO_LONG) {
          tooLong.add(place + " lines");
        } else if (method.length() > LONG) {
          System.out.println("long method, worth splitting: " + place + " lines");
        }
      }
    }
    SourceFilesTest.assertNone(
        tooLong,
        "a method over " + TOO_LONG + " lines observes, decides and acts at once",
        "give its parts names of their own");
  }

  private static List<Method> methods(List<String> lines) {
    List<Method> methods = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      String line = lines.get(start);
      if (HEAD.matcher(line).matches() && !NO_METHOD.matcher(line).find()) {
        String end = line.substring(0, line.length() - line.stripLeading().length()) + "}";
        int length = lines.subList(start, lines.size()).indexOf(end) - 1;
        methods.add(new Method(start + 1, length));
      }
    }
    return methods;
  }

  private record Method(int line, int length) {}
}
