// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with kubectl works against a sandbox. */
class KubectlTest {
  private static final String VOLUME =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: NAME, labels: {app: x}}
      spec:
        capacity: {storage: 5Gi}
        accessModes: [ReadWriteOnce]
        claimRef: {namespace: default, name: c}
        hostPath: {path: /tmp/x}
      """;

  @TempDir static Path folder;

  private static Sandbox sandbox;
  private static Path config;

  @BeforeAll
  static void start() {
    boolean there =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(part -> Files.isExecutable(Path.of(part, "kubectl")));
    if (!there) {
      System.out.println("skipped: tests with kubectl; put kubectl on the PATH to run them");
    }
    assumeTrue(there);
    sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
    config = sandbox.kubeconfig(folder.resolve("kubeconfig"));
  }

  @AfterAll
  static void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  /** What kubectl said on both streams, after its exit code. */
  private static String kubectl(String input, String... arguments) {
    try {
      return finish(begin(input, arguments));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Process begin(String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", config.toString());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    return process;
  }

  private static String finish(Process process) throws IOException, InterruptedException {
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() + " " + output;
  }

  private static String volume(String name) {
    return VOLUME.replace("NAME", name);
  }

  @Test
  void createsGetsPatchesAndDeletes() {
    assertThat(kubectl(volume("v"), "create", "-f", "-")).isEqualTo("0 persistentvolume/v created");
    assertThat(kubectl("", "get", "pv", "v", "-o", "wide").lines().toList())
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).contains("CAPACITY", "RECLAIM POLICY", "VOLUMEMODE");
              assertThat(lines.get(1))
                  .matches("v +5Gi +RWO +Retain +Pending +default/c +<unset> +\\d+s +Filesystem");
            });
    String delete = "{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Delete\"}}";
    for (String type : List.of("strategic", "merge")) {
      assertThat(kubectl("", "patch", "pv", "v", "--type", type, "-p", delete))
          .startsWith("0 persistentvolume/v patched");
    }
    String add = "[{\"op\":\"add\",\"path\":\"/metadata/labels/b\",\"value\":\"c\"}]";
    assertThat(kubectl("", "patch", "pv", "v", "--type", "json", "-p", add))
        .isEqualTo("0 persistentvolume/v patched");
    assertThat(kubectl("", "get", "pv", "-l", "b in (c,d),app", "-o", "name"))
        .isEqualTo("0 persistentvolume/v");
    assertThat(kubectl("", "delete", "pv", "v", "--wait=false"))
        .isEqualTo("0 persistentvolume \"v\" deleted");
    assertThat(kubectl("", "get", "pv", "v")).contains("Terminating");
  }

  @Test
  void appliesOnEitherSide() {
    assertThat(kubectl(volume("a"), "apply", "-f", "-")).isEqualTo("0 persistentvolume/a created");
    assertThat(kubectl(volume("a"), "apply", "-f", "-"))
        .isEqualTo("0 persistentvolume/a unchanged");
    String changed = volume("a").replace("app: x", "app: z");
    assertThat(kubectl(changed, "apply", "--server-side", "-f", "-"))
        .startsWith("1 ")
        .contains("Apply failed with 1 conflict", "kubectl-client-side-apply", ".metadata.labels");
    assertThat(kubectl(changed, "apply", "--server-side", "--force-conflicts", "-f", "-"))
        .isEqualTo("0 persistentvolume/a serverside-applied");
    assertThat(kubectl("", "get", "pv", "a", "-o", "jsonpath={.metadata.labels.app}"))
        .isEqualTo("0 z");
  }

  @Test
  void refusesUnknownFields() {
    String typing = volume("u").replace("  hostPath", "  hostpath: {}\n  hostPath");
    assertThat(kubectl(typing, "create", "-f", "-"))
        .contains("strict decoding error: unknown field \"spec.hostpath\"");
  }

  @Test
  void waitsAndWatches() throws Exception {
    kubectl(volume("w"), "create", "-f", "-");
    Process wait =
        begin("", "wait", "--for=jsonpath={.status.phase}=Bound", "pv/w", "--timeout=20s");
    Process watch = begin("", "get", "pv", "w", "-w", "-o", "name", "--request-timeout=4s");
    String bound = "{\"status\":{\"phase\":\"Bound\"}}";
    kubectl("", "patch", "pv", "w", "--subresource=status", "--type=merge", "-p", bound);
    assertThat(finish(wait)).isEqualTo("0 persistentvolume/w condition met");
    assertThat(finish(watch)).contains("persistentvolume/w");
  }

  @Test
  void sendsProtobufForWhatItBuildsItself() {
    assertThat(kubectl("", "create", "namespace", "made")).isEqualTo("0 namespace/made created");
    assertThat(kubectl("", "create", "deployment", "d", "--image=redis:7", "--replicas=2"))
        .isEqualTo("0 deployment.apps/d created");
    assertThat(kubectl("", "scale", "deployment", "d", "--replicas=0"))
        .isEqualTo("0 deployment.apps/d scaled");
    assertThat(kubectl("", "get", "deployment", "d", "-o", "wide"))
        .containsPattern("d +0/0 +0 +0 +\\d+s +redis +redis:7 +app=d");
    assertThat(kubectl("", "auth", "can-i", "list", "persistentvolumes")).contains("yes");
  }
}
