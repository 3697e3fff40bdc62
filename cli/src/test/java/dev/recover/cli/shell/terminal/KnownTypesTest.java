// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTypesTest {
  @TempDir Path folder;

  private KnownTypes types() {
    return new KnownTypes(Optional.of(folder.resolve("types")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xterm", "xterm-256color", "screen-256color", "rxvt", "ansi"})
  void whatIsKeptIsWhatJLineFound(String type) {
    InfoCmp.setLoadedInfoCmp(type, InfoCmp.getDefaultInfoCmp(type));
    try (VirtualTerminal terminal = new VirtualTerminal(type, 80, 24)) {
      types().keep(terminal.terminal());
      assertThat(types().find(type)).contains(Capabilities.of(terminal.terminal()));
      assertThat(types().find(type).orElseThrow().texts())
          .containsKey(InfoCmp.Capability.clear_screen);
    }
  }

  @Test
  void whatWasTornIsFoundOutAgain() throws IOException {
    InfoCmp.setLoadedInfoCmp("xterm", InfoCmp.getDefaultInfoCmp("xterm"));
    try (VirtualTerminal terminal = new VirtualTerminal("xterm", 80, 24)) {
      types().keep(terminal.terminal());
    }
    Path file = folder.resolve("types/xterm");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.writeString(file, new String(whole, 0, length, StandardCharsets.UTF_8));
      assertThat(types().find("xterm")).isEmpty();
    }
    Files.writeString(file, "<html>\n".repeat(20) + "\n");
    assertThat(types().find("xterm")).isEmpty();
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(types().find("xterm")).isEmpty();
  }

  @Test
  void aTypeIsNoWayOutOfTheFolder() throws IOException {
    Files.writeString(folder.resolve("secret"), "clear_screen=x\n".repeat(12) + "\n");
    assertThat(types().find("../secret")).isEmpty();
    assertThat(types().find("")).isEmpty();
    assertThat(types().find("..")).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoError() throws IOException {
    Files.writeString(folder.resolve("types"), "a file");
    try (VirtualTerminal terminal = new VirtualTerminal(Terminal.TYPE_DUMB, 80, 24)) {
      InfoCmp.setLoadedInfoCmp(Terminal.TYPE_DUMB, InfoCmp.getDefaultInfoCmp(Terminal.TYPE_DUMB));
      types().keep(terminal.terminal());
    }
    assertThat(types().find(Terminal.TYPE_DUMB)).isEmpty();
    assertThat(new KnownTypes(Optional.empty()).find("xterm")).isEmpty();
  }
}
