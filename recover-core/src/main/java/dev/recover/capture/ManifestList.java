// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of the documents of one file, taking lists apart.
 *
 * <p>Items that state no kind, as in the API server's own answers, get that of their list.
 */
final class ManifestList implements Yaml.Listener {
  private final String file;
  private final Consumer<Manifest> each;
  private final List<Manifest> untyped = new ArrayList<>();
  private int documents;

  ManifestList(String file, Consumer<Manifest> each) {
    this.file = file;
    this.each = each;
  }

  /** How many documents the file held, empty ones left out. */
  int documents() {
    return documents;
  }

  @Override
  public void item(@Nullable Object value, String place) {
    Manifest manifest = manifest(value, file + place);
    if (manifest.object().kind().isEmpty()) {
      untyped.add(manifest);
    } else {
      hand(manifest);
    }
  }

  @Override
  public void document(@Nullable Object value, boolean hadItems, String place) {
    if (value == null) {
      return;
    }
    documents++;
    if (value instanceof List<?> list && !hadItems) {
      list.forEach(item -> hand(manifest(item, file + place)));
      return;
    }
    Manifest document = manifest(value, file + place);
    if (hadItems) {
      endList(document);
    } else {
      hand(document);
    }
  }

  private void endList(Manifest list) {
    String kind = list.object().kind();
    if (!kind.endsWith("List")) {
      throw InputTrouble.invalid(
          list.place(), "it has items, and its kind is \"" + kind + "\" and not a List");
    }
    checkWhole(list);
    String itemKind = kind.substring(0, kind.length() - "List".length());
    for (Manifest item : untyped) {
      KubeObject typed =
          item.object()
              .with(FieldPath.of("apiVersion"), list.object().apiVersion())
              .with(FieldPath.of("kind"), itemKind);
      hand(new Manifest(itemKind.isEmpty() ? item.object() : typed, item.place()));
    }
    untyped.clear();
  }

  private static void checkWhole(Manifest list) {
    if (list.object().text("metadata", "continue").filter(token -> !token.isEmpty()).isPresent()) {
      throw InputTrouble.invalid(
          list.place(),
          "the list is one page of several: metadata.continue says that more follow",
          "fetch all of it; " + InputTrouble.EXPORT);
    }
  }

  private void hand(Manifest manifest) {
    KubeObject object = manifest.object();
    if (object.kind().isEmpty() || object.apiVersion().isEmpty()) {
      throw InputTrouble.invalid(
          manifest.place(),
          "it is no Kubernetes object: it has no "
              + (object.kind().isEmpty() ? "kind" : "apiVersion"));
    }
    if (object.kind().equals("Status")) {
      throw InputTrouble.invalid(
          manifest.place(),
          "it is the API server's refusal: " + object.text("message").orElse("(no message)"),
          "run the command that wrote it again");
    }
    if (object.kind().endsWith("List") && object.at("items").isPresent()) {
      checkWhole(manifest);
      object.list("items").forEach(item -> hand(manifest(item, manifest.place())));
    } else {
      each.accept(manifest);
    }
  }

  private static Manifest manifest(@Nullable Object value, String place) {
    if (value instanceof Map<?, ?> map) {
      return new Manifest(KubeObject.ofFrozen(Json.asMap(map)), place);
    }
    String text = String.valueOf(value);
    if (text.startsWith("NAME ") || text.contains(" STATUS ")) {
      throw InputTrouble.invalid(
          place,
          "it is the table that kubectl prints for people",
          "add -o yaml: " + InputTrouble.EXPORT);
    }
    throw InputTrouble.invalid(place, "it is no Kubernetes object but a bare value");
  }
}
