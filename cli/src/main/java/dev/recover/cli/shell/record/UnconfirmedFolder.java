// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import dev.recover.bundle.AtomicFile;
import dev.recover.bundle.FileTrouble;
import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runs that wait to be confirmed, one file each. */
public final class UnconfirmedFolder {
  private final Path folder;

  /**
   * @param state the folder for what this program remembers
   */
  public UnconfirmedFolder(Path state) {
    this.folder = state.resolve("shell").resolve("unconfirmed");
  }

  public void write(Unconfirmed run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", "recover/v1alpha1");
    tree.put("kind", "Unconfirmed");
    tree.put("run", run.run());
    tree.put("clusterUid", run.clusterUid());
    tree.put("until", run.until().toString());
    AtomicFile.write(PrivateFile.create(file(run.run())), Json.pretty(tree));
  }

  public void remove(Unconfirmed run) {
    PrivateFile.remove(file(run.run()));
  }

  /** The one of that cluster that is due first. */
  public Optional<Unconfirmed> of(String clusterUid) {
    return PrivateFile.jsonIn(folder).stream()
        .flatMap(file -> read(file).stream())
        .filter(run -> run.clusterUid().equals(clusterUid))
        .min(Comparator.comparing(Unconfirmed::until));
  }

  private Path file(String run) {
    return folder.resolve(run + ".json");
  }

  private static Optional<Unconfirmed> read(Path file) {
    try {
      Map<String, Object> tree = Json.parseObject(Files.readString(file));
      if (tree.get("run") instanceof String run
          && tree.get("clusterUid") instanceof String uid
          && tree.get("until") instanceof String until) {
        return Optional.of(new Unconfirmed(run, uid, Instant.parse(until)));
      }
      return Optional.empty();
    } catch (UnreadableException | DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    }
  }
}
