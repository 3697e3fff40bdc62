// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import static dev.recover.transform.Scope.BOTH;

import dev.recover.model.FieldPath;
import dev.recover.transform.Rule;
import java.util.List;

/** What the API server of the old cluster wrote into metadata. */
public final class ServerFields {
  static final Strip RESOURCE_VERSION =
      metadata("strip-resource-version", "resourceVersion", "\"48121\"")
          .title("A new object has no resourceVersion")
          .why(
              """
              A create that carries one is refused with HTTP 500 and no reason, and a server-side
              dry run does not notice.
              """)
          .source(
              Sources.kubernetes(
                  "staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go", "Create"))
          .because(
              version -> "version " + version + " is the old cluster's; a create with it fails");

  static final Strip UID =
      metadata("strip-uid", "uid", "0b8f1c62-6a35-4d0e-9a30-2f1d9a3f7c11")
          .title("The target gives each object its own uid")
          .why(
              """
              The API server overwrites it on create, but a precondition, an owner reference or an
              apply that still carries the old one is refused.
              """)
          .source(Sources.serverMetadata("WipeObjectMetaSystemFields"))
          .because(uid -> "uid " + uid + " was given by the old cluster");

  static final Strip CREATION_TIMESTAMP =
      metadata("strip-creation-timestamp", "creationTimestamp", "\"2024-05-01T10:00:00Z\"")
          .title("The target says when it was created")
          .why("The API server overwrites it on create.")
          .source(Sources.serverMetadata("WipeObjectMetaSystemFields"))
          .because("the target writes its own");

  static final Strip DELETION_GRACE_PERIOD =
      metadata("strip-deletion-grace-period", "deletionGracePeriodSeconds", "30")
          .title("A new object is not being deleted")
          .why("The API server resets it on create; it belongs to the deletion that was asked for.")
          .source(Sources.serverMetadata("WipeObjectMetaSystemFields"))
          .because("it belongs to a deletion in the old cluster");

  static final Strip SELF_LINK =
      metadata("strip-self-link", "selfLink", "/api/v1/persistentvolumes/pvc-6d1f")
          .title("Links to itself are no longer used")
          .why("It is an address in the old cluster's API; the API server drops it.")
          .source(Sources.serverMetadata("WipeObjectMetaSystemFields"))
          .because("it is an address in the old cluster");

  static final Strip GENERATION =
      metadata("strip-generation", "generation", "3")
          .title("Generations are counted anew")
          .why(
              """
              The API server keeps the number as it is sent, so the new object would claim edits it
              never had.
              """)
          .source(Sources.serverMetadata("FillObjectMetaSystemFields"))
          .because(number -> "the new object has not been edited " + number + " times");

  static final Strip MANAGED_FIELDS =
      metadata("strip-managed-fields", "managedFields", "\n- manager: kubectl\n  operation: Apply")
          .title("Who owns which field is recorded anew")
          .why(
              """
              Managers of the old cluster would stay owners of fields in the new one, and an apply
              that carries managedFields is refused: "metadata.managedFields must be nil".
              """)
          .source(
              Sources.kubernetes(
                  "staging/src/k8s.io/apimachinery/pkg/util/managedfields/internal/structuredmerge.go",
                  "Apply"))
          .because("the old cluster's managers do not own fields in the target");

  private ServerFields() {}

  public static List<Rule> all() {
    return List.of(
        RESOURCE_VERSION,
        UID,
        CREATION_TIMESTAMP,
        new StripDeletionTimestamp(),
        DELETION_GRACE_PERIOD,
        SELF_LINK,
        GENERATION,
        MANAGED_FIELDS);
  }

  private static Strip metadata(String id, String field, String sample) {
    return Strip.field(id, BOTH, FieldPath.of("metadata", field), sample);
  }
}
