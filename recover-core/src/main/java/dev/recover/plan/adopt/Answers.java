// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.locate.AdoptionAnswer.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What several sources say of the fields of one claim; the first that says something wins. */
final class Answers {
  /** One source: who it is, and what it says. */
  record Said(String from, Fields fields) {}

  private final List<Said> sources;

  Answers(List<Said> sources) {
    this.sources = List.copyOf(sources);
  }

  Optional<Answer<String>> volumeMode() {
    return first(Fields::volumeMode);
  }

  Optional<Answer<String>> fsType() {
    return first(Fields::fsType);
  }

  Optional<Answer<List<String>>> accessModes() {
    return first(fields -> Optional.of(fields.accessModes()).filter(modes -> !modes.isEmpty()));
  }

  Optional<Answer<String>> storageClass() {
    return first(Fields::storageClass);
  }

  Optional<Answer<String>> size() {
    return first(Fields::size);
  }

  /** Whether the first mount is read-only; so it is unless somebody says otherwise. */
  boolean mountReadOnly() {
    return first(Fields::mountReadOnly).map(Answer::value).orElse(true);
  }

  private <T> Optional<Answer<T>> first(Function<Fields, Optional<T>> field) {
    for (Said said : sources) {
      Optional<T> value = field.apply(said.fields());
      if (value.isPresent()) {
        return Optional.of(new Answer<>(value.get(), said.from()));
      }
    }
    return Optional.empty();
  }
}
