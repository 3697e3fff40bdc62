// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.model.Json;

/** What vendors' own commands printed, for tests that need a cloud and no network. */
final class DiskFiles {
  /** The disk of db/data-0 that the driver made. */
  static final String DATA = "pvc-11111111-1111-1111-1111-111111111111";

  /** A disk that says that it is db/data-0's, too, and that a machine has. */
  static final String COPY = "data-copy";

  /** The only disk of web/cache. */
  static final String CACHE = "pvc-22222222-2222-2222-2222-222222222222";

  private static final String CLUSTER = "\"labels\": {\"goog-k8s-cluster-name\": \"prod\"}";
  private static final String ON_VM =
      "\"users\": [\"https://www.googleapis.com/compute/v1/projects/shop/zones/us-central1-b/instances/vm-1\"]";
  private static final String LICENSED =
      "\"licenses\": [\"https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12\"]";

  /** {@code gcloud compute disks list --format=json}. */
  static final String GCLOUD =
      "["
          + String.join(
              ",",
              disk(DATA, "us-central1-a", "4711", madeFor("db", "data-0", DATA), CLUSTER),
              disk(COPY, "us-central1-b", "4712", madeFor("db", "data-0", ""), ON_VM),
              disk(CACHE, "us-central1-a", "4713", madeFor("web", "cache", CACHE), CLUSTER),
              disk(
                  "scratch",
                  "us-central1-a",
                  "4714",
                  "\"\"",
                  "\"labels\": {\"x\": \"\\u001b[2J\"}"),
              disk("boot", "us-central1-a", "4715", "\"\"", LICENSED))
          + "]";

  private DiskFiles() {}

  private static String disk(String name, String zone, String id, String description, String more) {
    String place = "https://www.googleapis.com/compute/v1/projects/shop/zones/" + zone;
    return """
        {"kind": "compute#disk", "id": "%s", "name": "%s", "zone": "%s", "selfLink": "%s/disks/%s",
         "sizeGb": "10", "status": "READY", "type": "%s/diskTypes/pd-balanced",
         "creationTimestamp": "2026-01-10T00:00:00.000-08:00", "description": %s, %s}
        """
        .formatted(id, name, place, place, name, place, description, more);
  }

  private static String madeFor(String namespace, String claim, String volume) {
    String made =
        "{\"kubernetes.io/created-for/pvc/namespace\": \"%s\", \"kubernetes.io/created-for/pvc/name\": \"%s\"%s}";
    String pv =
        volume.isEmpty() ? "" : ", \"kubernetes.io/created-for/pv/name\": \"" + volume + "\"";
    return Json.compact(made.formatted(namespace, claim, pv));
  }
}
