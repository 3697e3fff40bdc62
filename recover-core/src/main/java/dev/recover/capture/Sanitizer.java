// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.math.BigDecimal;

/**
 * Takes out of an object what a bundle must not carry, and leaves everything else as the API gave
 * it.
 *
 * <p>Dropped are {@code managedFields} and the {@code last-applied-configuration}, which repeat the
 * object as it once was, stale uids and whatever people had put in it included. Kept are fields
 * that may hold a password ({@link CredentialFields}): a volume cannot be mounted without them and
 * they cannot be added later, so a finding names them instead.
 */
final class Sanitizer {
  private static final FieldPath MANAGED_FIELDS = FieldPath.of("metadata", "managedFields");
  private static final FieldPath LAST_APPLIED =
      FieldPath.annotation("kubectl.kubernetes.io/last-applied-configuration");
  private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");
  private static final FieldPath CAPACITY = FieldPath.of("spec", "capacity", "storage");
  private static final FieldPath REQUEST = FieldPath.of("spec", "resources", "requests", "storage");

  private Sanitizer() {}

  static KubeObject sanitize(KubeObject object) {
    KubeObject clean = object.without(MANAGED_FIELDS);
    if (clean.at(LAST_APPLIED).isPresent()) {
      clean = clean.without(LAST_APPLIED);
      if (clean.annotations().isEmpty()) {
        clean = clean.without(ANNOTATIONS);
      }
    }
    return clean;
  }

  /** Fills in apiVersion and kind, which the items of some lists leave to the list. */
  static KubeObject typed(KubeObject object, ResourceType type) {
    if (!object.kind().isEmpty() && !object.apiVersion().isEmpty()) {
      return object;
    }
    return object
        .with(FieldPath.of("apiVersion"), type.apiVersion())
        .with(FieldPath.of("kind"), type.kind());
  }

  /**
   * Writes quantities as text: YAML reads {@code 5e9} and {@code 5} as numbers, which the API takes
   * as quantities too.
   */
  static KubeObject quantitiesAsText(KubeObject object) {
    return asText(asText(object, CAPACITY), REQUEST);
  }

  private static KubeObject asText(KubeObject object, FieldPath path) {
    return object
        .at(path)
        .filter(Number.class::isInstance)
        .map(number -> object.with(path, new BigDecimal(number.toString()).toPlainString()))
        .orElse(object);
  }
}
