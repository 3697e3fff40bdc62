// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;

/** Which objects of a collection a request is about. */
record Picker(String namespace, LabelTerms labels, FieldSelector fields) {
  static Picker of(Target target, Query query) {
    FieldSelector fields = FieldSelector.parse(target.type(), query.text("fieldSelector"));
    return new Picker(target.namespace(), LabelTerms.parse(query.text("labelSelector")), fields);
  }

  boolean picks(KubeObject object) {
    return (namespace.isEmpty() || namespace.equals(object.namespace()))
        && (labels.matchesAll() || labels.matches(object.labels()))
        && fields.matches(object);
  }
}
