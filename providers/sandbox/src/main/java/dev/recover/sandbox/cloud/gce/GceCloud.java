// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.CloudServer;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import dev.recover.sandbox.disk.DiskCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Compute Engine with disks, snapshots and operations, over HTTP; stricter than real ones where
 * those leave open what they do.
 *
 * <p>Anybody on this machine may ask; which permission a request needs is in the calls that the
 * setting records.
 */
public final class GceCloud implements AutoCloseable {
  private final GceState state;
  private final CloudServer server;

  private GceCloud(CloudSetting setting, GceLayout layout) {
    this.state = new GceState(setting, layout);
    GceApi api = new GceApi(state);
    this.server = CloudServer.start("gce", api::answer);
  }

  /** Starts to serve on a port that the system chooses. */
  public static GceCloud start(CloudSetting setting, GceLayout layout) {
    return new GceCloud(setting, layout);
  }

  /** The address: what {@code RECOVER_GCP_ENDPOINT} is set to. */
  public String url() {
    return server.url();
  }

  public CloudSetting setting() {
    return state.setting();
  }

  public GceLayout layout() {
    return state.layout();
  }

  /**
   * The Persistent Disk driver of clusters in a project.
   *
   * @param zones where the clusters' machines are, one in each
   */
  public DiskCloud disks(String project, List<String> zones) {
    return new GceDriver(state, project, zones);
  }

  /** The names of a project's snapshots. */
  public Set<String> snapshots(String project) {
    return state.all(GceSnapshots.collection(project)).keySet();
  }

  /**
   * Puts a disk there as it stands, whatever the API would let one make.
   *
   * @param scope {@code zones/Z} or {@code regions/R}
   * @param fields as the API shows them; a name at least
   * @return the handle
   */
  public String put(String project, String scope, Map<String, ?> fields) {
    KubeObject body = KubeObject.of(fields);
    String name = body.text("name").orElseThrow();
    String collection = GceDisks.collection(project, scope);
    return state
        .store()
        .exclusively(
            () -> {
              GceDisks disks = new GceDisks(state, new GceOperations(state));
              disks.insert(project, scope, body);
              KubeObject record = state.find(collection, name).orElseThrow();
              for (String field : List.of("users", "lastAttachTimestamp", "lastDetachTimestamp")) {
                if (body.at(field).isPresent()) {
                  record = record.with(FieldPath.of(field), body.at(field).get());
                }
              }
              Life life = Life.from(state.now(), Duration.ZERO, Fate.MADE);
              state.put(collection, name, GceState.living(record, life));
              return collection + "/" + name;
            });
  }

  @Override
  public void close() {
    server.close();
  }
}
