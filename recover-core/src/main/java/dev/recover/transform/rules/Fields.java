// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;

/** Fields that more than one rule is about. */
final class Fields {
  static final FieldPath NAME = FieldPath.of("metadata", "name");
  static final FieldPath NAMESPACE = FieldPath.of("metadata", "namespace");
  static final FieldPath STORAGE_CLASS = FieldPath.of("spec", "storageClassName");
  static final FieldPath ATTRIBUTES_CLASS = FieldPath.of("spec", "volumeAttributesClassName");
  static final FieldPath CLAIM_REF = FieldPath.of("spec", "claimRef");

  private Fields() {}
}
