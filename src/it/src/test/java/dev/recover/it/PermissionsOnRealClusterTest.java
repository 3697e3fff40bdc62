// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.testkit.KubernetesWire;
import dev.recover.testkit.NeedsRealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody may do less than the job needs, or is nobody any more. */
@NeedsRealCluster
class PermissionsOnRealClusterTest extends Journey {
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

  @Override
  Place place() {
    return RealClusters.newest();
  }

  @Test
  void anExpiredToken() throws IOException {
    String kubeconfig = Files.readString(place().kubeconfig());
    Path stale =
        Files.writeString(
            folder.resolve("stale"), kubeconfig.replaceAll("token: \"?\\w+", "token: \"0000"));
    administrator()
        .command()
        .on(stale)
        .run("capture", "-A", "--out", folder.resolve("bundle") + "")
        .failsWith(Code.UNAUTHENTICATED);
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  @Test
  void noPermissionAtAll() {
    captureAs("eve").failsWith(Code.FORBIDDEN).mentions("get", "namespaces");
  }

  @Test
  void noPermissionForVolumes() {
    String user = named("reader");
    grant(user, user, List.of(rule("", "namespaces", "get")));
    captureAs(user).failsWith(Code.FORBIDDEN).mentions("list", "persistentvolumes");
  }

  private Ran captureAs(String user) {
    Path bundle = folder.resolve("bundle");
    Ran ran =
        administrator().command().run("capture", "-A", "--as", user, "--out", bundle.toString());
    assertThat(bundle).doesNotExist();
    return ran;
  }

  @Test
  void onePermissionIsMissing() {
    Disaster disaster = disaster("rbac");
    RedisStory redis = disaster.redis();
    Administrator admin = disaster.admin();
    Path plan = admin.plan(disaster.bundle());
    String user = redis.namespace() + "-user";
    allow(user, "get", "list", "watch", "patch", "delete");

    admin
        .write("apply", plan + "", "--as", user)
        .failsWith(Code.FORBIDDEN)
        .mentions("create", "persistentvolumes");
    assertThat(place().volumesFor(redis.namespace())).isEmpty();

    allow(user + "-more", user, List.of("create"));
    admin.write("apply", plan + "", "--as", user).succeeds();
    redis.startsAsBefore();
  }

  private void allow(String user, String... volumeVerbs) {
    allow(user, user, List.of(volumeVerbs));
    List<Map<String, Object>> rest = new ArrayList<>();
    rest.add(rule("", "persistentvolumeclaims", "*"));
    rest.add(rule("", "namespaces", "*"));
    rest.add(rule("", "nodes", "*"));
    rest.add(rule("", "pods", "*"));
    rest.add(rule("", "events", "*"));
    rest.add(rule("coordination.k8s.io", "leases", "*"));
    rest.add(rule("storage.k8s.io", "*", "get", "list", "watch"));
    rest.add(rule("apps", "*", "get", "list", "watch"));
    rest.add(rule("authorization.k8s.io", "selfsubjectaccessreviews", "create"));
    grant(user + "-rest", user, rest);
  }

  private void allow(String role, String user, List<String> volumeVerbs) {
    grant(role, user, List.of(rule("", "persistentvolumes", volumeVerbs.toArray(String[]::new))));
  }

  private static Map<String, Object> rule(String group, String resource, String... verbs) {
    return Map.of(
        "apiGroups", List.of(group), "resources", List.of(resource), "verbs", List.of(verbs));
  }

  private void grant(String role, String user, List<Map<String, Object>> rules) {
    KubernetesWire wire = place().wire();
    Map<String, Object> metadata = Map.of("name", role);
    wire.send(
            "POST",
            RBAC + "clusterroles",
            "application/json",
            Map.of("metadata", metadata, "rules", rules))
        .good();
    String group = "rbac.authorization.k8s.io";
    wire.send(
            "POST",
            RBAC + "clusterrolebindings",
            "application/json",
            Map.of(
                "metadata",
                metadata,
                "roleRef",
                Map.of("apiGroup", group, "kind", "ClusterRole", "name", role),
                "subjects",
                List.of(Map.of("apiGroup", group, "kind", "User", "name", user))))
        .good();
  }
}
