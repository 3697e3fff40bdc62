// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Somebody at a shell with access to a cluster and a folder to keep bundles and plans in. */
final class Administrator {
  private final Place place;
  private final RecoverCommand command;
  private int files;

  Administrator(Place place, Path folder) {
    this(place, RecoverCommand.in(folder).on(place.kubeconfig()));
  }

  Administrator(Place place, RecoverCommand command) {
    this.place = place;
    this.command = command;
  }

  RecoverCommand command() {
    return command;
  }

  Place place() {
    return place;
  }

  Path folder() {
    return command.folder();
  }

  private Path newFile(String kind) {
    files++;
    return folder().resolve(kind + "-" + files);
  }

  /** Runs a command that writes to the cluster: context and confirmation are added. */
  Ran write(String... arguments) {
    String[] words = writing(arguments);
    return alone(() -> command.run(words));
  }

  private String[] writing(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--context", place.context(), "--confirm", place.context()));
    return words.toArray(String[]::new);
  }

  private Ran alone(Supplier<Ran> writing) {
    place.writing().lock();
    try {
      return writing.get();
    } finally {
      place.writing().unlock();
    }
  }

  Ran protect(String namespace) {
    return write("protect", "-n", namespace);
  }

  /**
   * Protects a namespace and captures it into a new bundle, for journeys that begin after that;
   * {@code more} goes to the capture.
   */
  Path secure(String namespace, String... more) {
    secured(namespace);
    Path bundle = newFile("bundle");
    List<String> what = new ArrayList<>(List.of("-n", namespace));
    what.addAll(List.of(more));
    String[] words = capturing(bundle, what.toArray(String[]::new));
    return captured(bundle, command.runInside("", words));
  }

  /** Protects a namespace, for journeys that begin after that. */
  void secured(String namespace) {
    String[] words = writing("protect", "-n", namespace);
    alone(() -> command.runInside("", words)).succeeds();
  }

  /** Captures into a new bundle, which must succeed, and returns its folder. */
  Path capture(String... arguments) {
    Path bundle = newFile("bundle");
    return captured(bundle, command.run(capturing(bundle, arguments)));
  }

  private String[] capturing(Path bundle, String... arguments) {
    List<String> words = new ArrayList<>(List.of("capture", "--out", bundle.toString()));
    if (!List.of(arguments).contains("--from")) {
      words.addAll(List.of("--context", place.context()));
    }
    words.addAll(List.of(arguments));
    return words.toArray(String[]::new);
  }

  private static Path captured(Path bundle, Ran ran) {
    ran.succeeds();
    assertThat(bundle.resolve("SHA256SUMS")).isRegularFile();
    return bundle;
  }

  /** Plans a restore and returns the file; the plan may have blocked volumes. */
  Path plan(Path bundle, String... arguments) {
    Path plan = newFile("plan");
    Ran ran = planTo(plan, bundle, arguments);
    assertThat(plan).as("%s", ran).isRegularFile();
    return plan;
  }

  Ran planTo(Path plan, Path bundle, String... arguments) {
    return command.run(planning(plan, bundle, arguments));
  }

  /** Plans a restore, which must succeed, for journeys that begin after that. */
  Path planned(Path bundle, String... arguments) {
    Path plan = newFile("plan");
    command.runInside("", planning(plan, bundle, arguments)).succeeds();
    return plan;
  }

  private String[] planning(Path plan, Path bundle, String... arguments) {
    List<String> words = new ArrayList<>(List.of("plan", "restore"));
    words.addAll(List.of("--bundle", bundle.toString(), "--out", plan.toString()));
    words.addAll(List.of("--context", place.context()));
    words.addAll(List.of(arguments));
    return words.toArray(String[]::new);
  }

  Ran apply(Path plan) {
    return write("apply", plan.toString());
  }

  Ran verify(Path planOrBundle) {
    return command.run(verifying(planOrBundle));
  }

  private String[] verifying(Path planOrBundle) {
    return new String[] {
      "verify", planOrBundle.toString(), "--context", place.context(), "-o", "json"
    };
  }

  /** The run that was recorded last. */
  String lastRun() {
    KubeObject runs = command.run("runs", "list", "-o", "json").succeeds().json();
    List<String> names = column(runs, "items", "run");
    return names.get(names.size() - 1);
  }

  Ran undo(String run) {
    return write("undo", run);
  }

  /** Asserts that every volume of the plan is proven. */
  void assertVerified(Path plan, int volumes) {
    Ran ran = command.runInside("", verifying(plan)).succeeds();
    assertThat(maps(ran.json(), "volumes"))
        .as("%s", ran)
        .hasSize(volumes)
        .allSatisfy(volume -> assertThat(volume.get("result")).isEqualTo("confirmed"));
  }

  /** The plan's file, which is what {@code plan show -o json} prints. */
  static KubeObject document(Path plan) {
    try {
      return KubeObject.parse(Files.readString(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The maps of a list in a document. */
  static List<Map<String, Object>> maps(KubeObject document, String key) {
    return document.list(key).stream().map(item -> Json.asMap((Map<?, ?>) item)).toList();
  }

  /** One field of each map of a list in a document, in order. */
  static List<String> column(KubeObject document, String key, String field) {
    return maps(document, key).stream().map(row -> String.valueOf(row.get(field))).toList();
  }
}
