// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a person said of the claims to make, each claim once; read by {@link MappingFile}. */
public final class AdoptionAnswers {
  /** Nothing was said. */
  public static final AdoptionAnswers NONE = new AdoptionAnswers(Map.of());

  private final TreeMap<ClaimName, AdoptionAnswer> answers;

  public AdoptionAnswers(Map<ClaimName, AdoptionAnswer> answers) {
    this.answers = new TreeMap<>(answers);
  }

  /** What was said of a claim. */
  public Optional<AdoptionAnswer> of(ClaimName claim) {
    return Optional.ofNullable(answers.get(claim));
  }

  /** All of them, by claim. */
  public Collection<AdoptionAnswer> all() {
    return answers.values().stream().toList();
  }
}
