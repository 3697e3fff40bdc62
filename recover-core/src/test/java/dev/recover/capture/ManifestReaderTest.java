// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderTest {
  private static final String VOLUME = "{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolume\",";

  @TempDir Path folder;

  @Test
  void listsDocumentsAndSingleObjectsAreTheSame() {
    for (String text :
        List.of(
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: PersistentVolume, metadata: {name: a}}
            - apiVersion: v1
              kind: PersistentVolume
              metadata: {name: b}
            """,
            """
            # comment
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata:
              name: a
            ---
            ---
            {apiVersion: v1, kind: PersistentVolume, metadata: {name: b}}
            ...
            """,
            "{\"apiVersion\":\"v1\",\"items\":[%s\"metadata\":{\"name\":\"a\"}},%1$s\"metadata\":{\"name\":\"b\"}}],\"kind\":\"List\"}",
            "%s\"metadata\":{\"name\":\"a\"}}\n%1$s\"metadata\":{\"name\":\"b\"}}",
            "%s\"metadata\":{\"name\":\"a\"}}\n---\n%1$s\"metadata\":{\"name\":\"b\"}}\n",
            "[%s\"metadata\":{\"name\":\"a\"}},%1$s\"metadata\":{\"name\":\"b\"}}]",
            "{\"kind\":\"PersistentVolumeList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}]}",
            "{\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}],\"kind\":\"PersistentVolumeList\",\"apiVersion\":\"v1\"}",
            "apiVersion: v1\nkind: PersistentVolumeList\nitems:\n- metadata: {name: a}\n- metadata: {name: b}\n",
            "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[%s\"metadata\":{\"name\":\"a\"}}]},%1$s\"metadata\":{\"name\":\"b\"}}]}")) {
      assertThat(names(text.formatted(VOLUME)))
          .describedAs(text)
          .containsExactly("PersistentVolume a", "PersistentVolume b");
    }
  }

  @Test
  void anEmptyListIsNoError() {
    assertThat(names("apiVersion: v1\nkind: List\nitems: []\n")).isEmpty();
    assertThat(names("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[]}")).isEmpty();
  }

  @Test
  void textOfWindowsIsRead() throws IOException {
    String text = "apiVersion: v1\r\nkind: PersistentVolume\r\nmetadata: {name: \u00e4}\r\n";
    for (byte[] bytes :
        List.of(
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
            ("\uFEFF" + VOLUME + "\"metadata\":{\"name\":\"\u00e4\"}}")
                .getBytes(StandardCharsets.UTF_16LE))) {
      assertThat(read(bytes)).containsExactly("PersistentVolume \u00e4");
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoInputIsSaidWithItsPlace(String text, String why) {
    Diagnostic said = trouble(text.getBytes(StandardCharsets.UTF_8));
    assertThat(said.code()).isEqualTo(Code.INPUT_INVALID);
    assertThat(said.subject() + ": " + said.why()).contains(why);
    assertThat(said.remedy()).isNotEmpty();
  }

  static Stream<Arguments> whatIsNoInputIsSaidWithItsPlace() {
    return Stream.of(
        Arguments.of("", "it is empty"),
        Arguments.of("\n# only this\n---\n", "it holds no object"),
        Arguments.of("<!DOCTYPE html>\n<html><body>504</body></html>", "it is HTML or XML"),
        Arguments.of("  \n <?xml version=\"1.0\"?>", "it is HTML or XML"),
        Arguments.of("a\0b", "binary data"),
        Arguments.of("a: b" + " ".repeat(5000) + "\0", "U+0000"),
        Arguments.of("kind: List\nitems:\n\t- a\n", "line 3, column 1"),
        Arguments.of("kind: A\napiVersion: v1\nkind: B\n", "line 3, column 1"),
        Arguments.of("{\"kind\":\"A\",\n\"kind\":\"B\"}", "\"kind\" stands twice at line 2 column"),
        Arguments.of("{\"kind\":\"A\",\n\"a\":{\"b\":1,\"b\":2}}", "\"b\" stands twice at line 2"),
        Arguments.of("{\"kind\":\"List\",\"items\":[],\"items\":[]}", "\"items\" stands twice"),
        Arguments.of("{\"kind\":\n\"A\"", "the text ends too early at line 2 column 4"),
        Arguments.of("{\"kind\":\n A}", "not valid JSON at line 2 column 2"),
        Arguments.of("{\"kind\":\"A\",\"apiVersion\":\"v1\"} x", "not valid JSON"),
        Arguments.of("kind: [\n", "line 2, column 1"),
        Arguments.of("just words\n", "standard input at line 1, column 1: it is no Kubernetes"),
        Arguments.of("- 1\n- 2\n", "bare value"),
        Arguments.of("\"text\"", "bare value"),
        Arguments.of(
            "NAME     CAPACITY   ACCESS MODES   STATUS\npvc-1   1Gi   RWO   Bound\n", "table"),
        Arguments.of("kind: PersistentVolume\n", "it has no apiVersion"),
        Arguments.of("name: x\n---\nkind: A\n", "at line 1, column 1: it is no Kubernetes object"),
        Arguments.of("kind: List\napiVersion: v1\nitems:\n- {a: b}\n", "column 3: it is no Kub"),
        Arguments.of("kind: List\nitems:\n- text\n", "line 3, column 3: it is no Kubernetes"),
        Arguments.of("{\"kind\":\"List\",\"items\":[7]}", "path $.items[0]: it is no Kubernetes"),
        Arguments.of("kind: Foo\nitems:\n- {kind: A, apiVersion: v1}\n", "\"Foo\" and not a List"),
        Arguments.of(
            "{\"kind\":\"PersistentVolumeList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"x\"},\"items\":[]}",
            "one page of several"),
        Arguments.of(
            "kind: Status\napiVersion: v1\nstatus: Failure\nmessage: 'pods is forbidden'\n",
            "pods is forbidden"),
        Arguments.of("a: &x [*x]\n", "line 1, column 8"),
        Arguments.of("a: &x {b: c}\nd: {<<: *x}\n", "<< is not of YAML 1.2"),
        Arguments.of("a: !!javax.script.ScriptEngineManager []\n", "is not allowed"));
  }

  @Test
  void bytesThatAreNoTextAreSaid() throws IOException {
    byte[] latin = "kind: \u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(trouble(latin).why()).contains("not UTF-8");
    byte[] json = "{\"kind\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(trouble(json).why()).contains("not UTF-8");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("kind: A".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(trouble(packed.toByteArray()).why()).contains("gzip");
  }

  @Test
  void threeMegabytesOfNestingAreRefused() {
    for (String start : List.of("[", "{\"a\":", "{\"a\":[", "- ", "{a: ", "? ")) {
      byte[] bytes = start.repeat(3_000_000 / start.length()).getBytes(StandardCharsets.UTF_8);
      assertThat(trouble(bytes).code()).describedAs(start).isEqualTo(Code.INPUT_INVALID);
    }
    assertThat(trouble("[{".repeat(1_500_000).getBytes(StandardCharsets.UTF_8)).why())
        .contains("not valid JSON");
    assertThat(trouble("{\"a\":".repeat(600_000).getBytes(StandardCharsets.UTF_8)).why())
        .contains("nested deeper than 128 levels");
  }

  @Test
  void foldersAreReadInOrderWithoutHiddenFiles() throws IOException {
    write("b/2.yml", "b");
    write("a.json", "a");
    write("c.YAML", "c");
    write(".git/x.yaml", "hidden");
    write("b/.y.yaml", "hidden");
    write("notes.txt", "text");
    assertThat(names(List.of(folder.toString())))
        .containsExactly("PersistentVolume a", "PersistentVolume b", "PersistentVolume c");
    assertThat(names(List.of(folder.resolve("notes.txt").toString())))
        .containsExactly("PersistentVolume text");
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    assertThatThrownBy(() -> names(List.of(folder.resolve("none.yaml").toString())))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.FILE_UNREADABLE);
              assertThat(e).hasMessageContaining("there is no file");
            });
    assertThatThrownBy(() -> names(List.of(folder.toString())))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).contains("no .yaml, .yml or .json"));
  }

  private void write(String path, String name) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, VOLUME + "\"metadata\":{\"name\":\"" + name + "\"}}");
  }

  private static Diagnostic trouble(byte[] bytes) {
    try {
      read(bytes);
    } catch (DiagnosticException e) {
      return e.diagnostics().get(0);
    }
    throw new AssertionError("it was read");
  }

  private static List<String> names(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> read(byte[] bytes) {
    List<String> names = new ArrayList<>();
    ManifestReader.read(
        List.of("-"),
        new ByteArrayInputStream(bytes),
        manifest -> names.add(manifest.object().ref().toString()));
    return names;
  }

  private static List<String> names(List<String> from) {
    List<String> names = new ArrayList<>();
    ManifestReader.read(
        from,
        InputStream.nullInputStream(),
        manifest -> names.add(manifest.object().ref().toString()));
    return names;
  }
}
