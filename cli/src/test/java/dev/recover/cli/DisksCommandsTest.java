// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestWorld.Ran;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.MappingFile;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look for disks, on what a vendor's own command listed. */
class DisksCommandsTest {
  private static final String FROM = " --provider gcp --disks-from ./disks.json";
  private static final String DATA_HANDLE =
      "projects/shop/zones/us-central1-a/disks/" + DiskFiles.DATA;
  private static final String CACHE_HANDLE =
      "projects/shop/zones/us-central1-a/disks/" + DiskFiles.CACHE;

  @TempDir static Path folder;
  private static TestWorld world;

  @BeforeAll
  static void start() {
    world = new TestWorld(folder);
    world.file("disks.json", DiskFiles.GCLOUD);
    world.file(
        "saved.yaml",
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: %1$s}
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteOnce]
          volumeMode: Filesystem
          persistentVolumeReclaimPolicy: Retain
          storageClassName: standard-rwo
          csi: {driver: pd.csi.storage.gke.io, volumeHandle: "%2$s", fsType: ext4}
          claimRef: {namespace: db, name: data-0, uid: 11111111-1111-1111-1111-111111111111}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data-0, namespace: db, uid: 11111111-1111-1111-1111-111111111111}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: standard-rwo
          volumeName: %1$s
          resources: {requests: {storage: 10Gi}}
        """
            .formatted(DiskFiles.DATA, DATA_HANDLE));
    assertThat(world.recover("capture", "--from", "./saved.yaml", "--out", "./bundle").exitCode())
        .isZero();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static Ran run(int exitCode, String line) {
    Ran ran = world.recover(line.split(" "));
    assertThat(ran.exitCode())
        .as("recover %s%n%s%s", line, ran.out(), ran.err())
        .isEqualTo(exitCode);
    return ran;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Ran ran, String key) {
    return (List<Map<String, Object>>) ran.json().get(key);
  }

  @Test
  void aListSaysWhoseTheDisksWere() {
    Map<String, Object> data =
        list(run(0, "disks list -o json" + FROM), "items").stream()
            .filter(item -> item.get("id").equals("4711"))
            .findFirst()
            .orElseThrow();

    assertThat(data)
        .containsEntry("provider", "gcp")
        .containsEntry("driver", "pd.csi.storage.gke.io")
        .containsEntry("handle", DATA_HANDLE)
        .containsEntry("zone", "us-central1-a")
        .containsEntry("sizeBytes", 10L << 30)
        .containsEntry("state", "available")
        .containsEntry("attachedTo", List.of())
        .containsEntry("claim", Map.of("namespace", "db", "name", "data-0"))
        .containsEntry("volume", DiskFiles.DATA);
    assertThat(run(0, "disks list -o wide" + FROM).out()).contains("CLUSTER", "prod", "vm-1");
    assertThat(run(0, "disks list -o name -n web" + FROM).out()).isEqualTo(CACHE_HANDLE + "\n");
  }

  @Test
  void disksThatMachinesStartFromAreShownWhenAskedFor() {
    assertThat(run(0, "disks list" + FROM).out()).doesNotContain("boot");
    assertThat(run(0, "disks list --all" + FROM).out()).contains("boot");
  }

  @Test
  void whatIsListedCanBeReadAgain() {
    world.file("again.json", run(0, "disks list -o json" + FROM).out());

    Ran again = run(0, "disks match -o json --provider csi --disks-from ./again.json");

    assertThat(list(again, "matches"))
        .extracting(match -> match.get("claim") + " " + match.get("result"))
        .containsExactly("data-0 ambiguous", "cache found");
  }

  @Test
  void withoutABundleTagsSayWhoseADiskWasAndTwoAreNotChosenBetween() {
    List<Map<String, Object>> matches = list(run(0, "disks match -o json" + FROM), "matches");

    assertThat(matches)
        .extracting(match -> match.get("namespace") + "/" + match.get("claim"))
        .containsExactly("db/data-0", "web/cache");
    assertThat(matches.get(0)).containsEntry("result", "ambiguous").containsEntry("disk", "");
    assertThat((List<?>) matches.get(0).get("candidates")).hasSize(2);
    assertThat(matches.get(1))
        .containsEntry("result", "found")
        .containsEntry("disk", CACHE_HANDLE)
        .containsEntry("rung", "metadata");
  }

  @Test
  void aBundlesHandleDecides() {
    List<Map<String, Object>> matches =
        list(run(0, "disks match --bundle ./bundle -o json" + FROM), "matches");

    assertThat(matches).hasSize(1);
    assertThat(matches.get(0))
        .containsEntry("result", "found")
        .containsEntry("disk", DATA_HANDLE)
        .containsEntry("rung", "handle");
    assertThat(run(0, "disks match --bundle ./bundle -o name" + FROM).out())
        .isEqualTo(DATA_HANDLE + "\n");
  }

  @Test
  void aBundleOfAnotherCloudWasNotLookedAt() {
    world.file("azure.json", "[]");

    Ran ran = run(9, "disks match --bundle ./bundle --provider azure --disks-from ./azure.json");

    assertThat(ran.out()).contains("notLookedAt");
    assertThat(ran.err()).contains("DISK_NOT_LOOKED_AT", "pd.csi.storage.gke.io");
  }

  @Test
  void whatAListingCouldNotLookAtIsSaidAndTheRestIsPrinted() {
    world.file(
        "partly.json",
        """
        {"items": [{"driver": "x.example", "handle": "one", "claim": {"namespace": "db", "name": "a"}}],
         "notLookedAt": [{"scope": "aws/1234/us-west-2", "why": "denied"}]}
        """);

    Ran ran = run(9, "disks list -o json --provider csi --disks-from ./partly.json");

    assertThat(list(ran, "items")).hasSize(1);
    assertThat(list(ran, "notLookedAt")).singleElement().asString().contains("denied");
    assertThat(ran.err()).contains("CLOUD_NOT_LOOKED_AT", "aws/1234/us-west-2");
  }

  @Test
  void theMappingFileIsReadyToEdit() {
    run(0, "disks match --bundle ./bundle --out ./known.yaml" + FROM);
    run(0, "disks match --out ./open.yaml" + FROM);

    AdoptionAnswers known = read("known.yaml");
    AdoptionAnswers open = read("open.yaml");

    assertThat(known.all())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.cloudId()).contains("4711");
              assertThat(answer.fields().volumeMode()).contains("Filesystem");
              assertThat(answer.fields().fsType()).contains("ext4");
              assertThat(answer.fields().storageClass()).contains("standard-rwo");
            });
    assertThat(open.all())
        .extracting(answer -> answer.disk().isPresent())
        .containsExactly(false, true);
    assertThat(open.all()).allMatch(answer -> answer.fields().volumeMode().isEmpty());
  }

  private static AdoptionAnswers read(String file) {
    return MappingFile.parse(Yaml.parse(world.read(file)), file);
  }

  @Test
  void whySaysWhatWasSeenAndWhatWasDecided() {
    String claim = run(0, "disks why db/data-0 --bundle ./bundle" + FROM).out();
    String disk = run(0, "disks why " + DiskFiles.COPY + FROM).out();

    assertThat(claim)
        .startsWith("db/data-0: found " + DATA_HANDLE)
        .contains("handle        handle " + DATA_HANDLE + ": 1 disk")
        .contains("decided: it is the only disk on the highest rung that holds (handle)");
    assertThat(disk)
        .contains("attached to projects/shop/zones/us-central1-b/instances/vm-1")
        .contains("db/data-0: ambiguous");
    assertThat(run(1, "disks why db/data-9" + FROM).err())
        .contains("NOT_FOUND", "did you mean db/data-0?");
  }

  @Test
  void orphansAreWhatNeitherClusterNorBundleNames() {
    world.file("empty-kubeconfig", "{apiVersion: v1, kind: Config}");
    Ran all = run(0, "disks orphans -o name --kubeconfig ./empty-kubeconfig" + FROM);
    Ran less = run(0, "disks orphans -o name --bundle ./bundle --context box" + FROM);
    Ran unnamed = run(0, "disks orphans -o name --bundle ./bundle" + FROM);

    assertThat(all.out()).contains(DATA_HANDLE, CACHE_HANDLE, "scratch").doesNotContain("boot");
    assertThat(all.err()).contains("nothing was subtracted");
    assertThat(less.out()).contains(CACHE_HANDLE).doesNotContain(DATA_HANDLE);
    assertThat(less.err()).contains("named by none of: 1 cluster (box), 1 bundle");
    assertThat(unnamed.out()).isEqualTo(less.out());
    assertThat(unnamed.err()).as("every cluster of the kubeconfig counts").isEqualTo(less.err());
  }

  @Test
  void aClusterThatCannotBeAskedIsAPartNotLookedAt() {
    world.file(
        "gone-kubeconfig",
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: gone, cluster: {server: "http://127.0.0.1:1"}}]
        contexts: [{name: gone, context: {cluster: gone, user: me}}]
        users: [{name: me, user: {token: t}}]
        current-context: gone
        """);

    Ran ran =
        run(
            9,
            "disks orphans -o json --all-contexts --request-timeout 1s --kubeconfig"
                + " ./gone-kubeconfig"
                + FROM);

    assertThat(list(ran, "items")).hasSize(4);
    assertThat(list(ran, "notLookedAt")).singleElement().asString().contains("kubernetes/gone");
    assertThat(run(64, "disks orphans --context bax" + FROM).err()).contains("CONTEXT_UNKNOWN");
  }

  @Test
  void clustersThatDoNotAnswerAreWaitedForTogether() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Duration> between =
          CompletableFuture.supplyAsync(() -> betweenFirstAndLast(server, 3));
      String url = "http://127.0.0.1:" + server.getLocalPort();
      world.file(
          "silent-kubeconfig",
          """
          apiVersion: v1
          kind: Config
          clusters: [{name: silent, cluster: {server: "%s"}}]
          contexts:
          - {name: a, context: {cluster: silent, user: me}}
          - {name: b, context: {cluster: silent, user: me}}
          - {name: c, context: {cluster: silent, user: me}}
          users: [{name: me, user: {token: t}}]
          """
              .formatted(url));

      Ran ran =
          run(
              9,
              "disks orphans -o json --request-timeout 2s --kubeconfig ./silent-kubeconfig" + FROM);

      assertThat(list(ran, "notLookedAt")).hasSize(3);
      assertThat(between.join())
          .as("all three were asked before one was given up")
          .isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void controlCharactersOfTagsReachNoTerminal() {
    for (String line : List.of("disks list -o wide", "disks why scratch", "disks match")) {
      assertThat(run(0, line + FROM).out()).doesNotContain("\u001b");
    }
  }

  @Test
  void theSameDiskTwiceIsRefused() {
    world.file("twice.json", twice());

    assertThat(run(1, "disks list --provider gcp --disks-from ./twice.json").err())
        .contains("twice.json", DiskFiles.DATA);
  }

  private static String twice() {
    String one = DiskFiles.GCLOUD;
    return one.substring(0, one.length() - 1) + "," + one.substring(1);
  }

  @Test
  void aFileThatIsNoListingSaysWhichCommandWritesOne() {
    world.file("not.json", "<html>sign in</html>");

    assertThat(run(1, "disks list --provider gcp --disks-from ./not.json").err())
        .contains("not.json", "gcloud compute disks list --format=json");
    assertThat(run(1, "disks list --provider gcp --disks-from ./none.json").err())
        .contains("FILE_UNREADABLE");
  }

  @Test
  void aWrongCommandLineSaysWhatWasMeant() {
    assertThat(run(64, "disks list --provider gpc").err()).contains("did you mean gcp?");
    assertThat(run(64, "disks list").err()).contains("CLOUD_NEEDED", "--provider");
    assertThat(run(64, "disks list --disks-from ./disks.json").err()).contains("--provider");
    assertThat(run(64, "disks list --provider gcp --profile prod").err())
        .contains("--profile is for aws");
    assertThat(run(64, "disks list --provider azure").err()).contains("az disk list");
    assertThat(run(64, "disks list --profile a,b --role r").err()).contains("--config");
  }

  @Test
  void aTagIsShownAndConfirmedAndProvenanceIsNeverForged() {
    assertThat(run(64, "disks tag scratch" + FROM).err()).contains("--set");
    assertThat(run(64, "disks tag scratch --set recover-dev-run=x" + FROM).err())
        .contains("not set or removed by hand");
    assertThat(run(64, "disks tag scratch --set a=b" + FROM).err()).contains("read from a file");
    assertThat(run(5, "disks tag nothing --set a=b" + FROM).err()).contains("DISK_MISSING");
    assertThat(run(64, "disks tag scratch --set a" + FROM).err()).contains("KEY=VALUE");
  }

  @Test
  void permissionsArePrintedAsTheCloudsToolsTakeThem() {
    String policy = run(0, "iam print --provider aws --for relocate").out();
    String role = run(0, "iam print --provider gcp --for restore").out();

    KubeObject document = KubeObject.parse(policy);
    assertThat(document.text("Version")).contains("2012-10-17");
    assertThat(document.list("Statement")).hasSize(3);
    assertThat(policy.lines().filter(line -> line.contains("ec2:DeleteVolume"))).hasSize(1);
    assertThat(policy).contains("\"aws:ResourceTag/recover-dev-run\": \"false\"");
    assertThat(Yaml.parseObject(role))
        .containsKeys("title", "description", "stage")
        .extractingByKey("includedPermissions")
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .contains("compute.disks.setLabels")
        .doesNotContain("compute.disks.delete");
  }

  private static Duration betweenFirstAndLast(ServerSocket server, int connections) {
    try {
      List<Socket> silent = new ArrayList<>(List.of(server.accept()));
      long first = System.nanoTime();
      while (silent.size() < connections) {
        silent.add(server.accept());
      }
      return Duration.ofNanos(System.nanoTime() - first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
