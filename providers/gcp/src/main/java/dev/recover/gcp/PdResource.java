// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import java.util.List;
import java.util.Map;

/**
 * A resource as Compute Engine describes it, by the names of its REST API, however it was received.
 *
 * @see <a href="https://cloud.google.com/compute/docs/reference/rest/v1/disks">disks</a>
 */
public interface PdResource {
  /** A field's value as text; "" when it has none. */
  String text(String field);

  /** A value one level down as text; "" when it has none. */
  String text(String field, String below);

  /** The texts of a list; none when there is no such list. */
  List<String> texts(String field);

  /** How many items a list has, whatever they are. */
  int count(String field);

  /** The labels. */
  Map<String, String> labels();
}
