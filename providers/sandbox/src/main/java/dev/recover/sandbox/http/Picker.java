// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.model.LabelSelector;
import dev.recover.model.UnreadableException;
import dev.recover.sandbox.store.Refusal;

/** Which objects of a collection a request is about. */
record Picker(String namespace, LabelSelector labels, FieldSelector fields) {
  static Picker of(Target target, Query query) {
    try {
      FieldSelector fields = FieldSelector.parse(target.type(), query.text("fieldSelector"));
      return new Picker(
          target.namespace(), LabelSelector.parse(query.text("labelSelector")), fields);
    } catch (UnreadableException e) {
      throw Refusal.badRequest("unable to parse requirement: " + e.getMessage());
    }
  }

  boolean picks(KubeObject object) {
    return (namespace.isEmpty() || namespace.equals(object.namespace()))
        && (labels.matchesAll() || labels.matches(object.labels()))
        && fields.matches(object);
  }
}
