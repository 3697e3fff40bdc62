// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.DiskTrait;
import dev.recover.model.Evidence;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.model.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTextTest {
  private static final String PV = "pvc-0f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b11";
  private static final String OTHER = "pvc-1f3c1c2e-2b0a-4a55-9d0e-0a6c2d1f7b22";
  private final FilesProvider provider = new FilesProvider();

  private List<Disk> read(String text) {
    return provider.read(text, new CloudScope("files", "", "")).disks();
  }

  private static List<String> texts(VolumeHint hint, Evidence.Kind kind) {
    return hint.evidence().stream().filter(e -> e.kind() == kind).map(Evidence::text).toList();
  }

  @Test
  void localPathNamesAreUnambiguousAndTiedToTheirNode() {
    Disk disk =
        read("# node node-a:/opt/local-path-provisioner\n/opt/local-path-provisioner/"
                + PV
                + "_db_data-db-0\n")
            .get(0);
    assertThat(disk.id())
        .isEqualTo(
            new DiskId(
                "kubernetes.io/host-path",
                "node-a:/opt/local-path-provisioner/" + PV + "_db_data-db-0"));
    assertThat(disk.has(DiskTrait.NODE_LOCAL)).isTrue();
    VolumeHint hint = provider.translator().hintOf(disk);
    assertThat(hint.claim()).contains(new ClaimName("db", "data-db-0"));
    assertThat(hint.volume()).contains(PV);
    KubeObject pointed =
        provider
            .translator()
            .pointAt(KubeObject.of(Yaml.parseObject("spec: {}")), disk)
            .orElseThrow();
    assertThat(provider.translator().diskOf(pointed)).contains(disk.id());
  }

  @Test
  void nfsSubdirectoriesAreReadOnlyWhereThereIsOneWay() {
    List<Disk> disks =
        read(
            "# nfs NAS.example.com:/export /mnt\n/mnt/db-data-"
                + PV
                + "\n/mnt/db-data-0-"
                + OTHER
                + "\n");
    assertThat(disks.get(1).id())
        .isEqualTo(new DiskId("kubernetes.io/nfs", "nas.example.com:/export/db-data-" + PV));
    assertThat(provider.translator().hintOf(disks.get(1)).claim())
        .contains(new ClaimName("db", "data"));
    VolumeHint ambiguous = provider.translator().hintOf(disks.get(0));
    assertThat(ambiguous.claim()).isEmpty();
    assertThat(ambiguous.volume()).contains(OTHER);
    assertThat(texts(ambiguous, Evidence.Kind.NAME_PATTERN))
        .contains(
            "the folder's name may mean claim db/data-0",
            "the folder's name may mean claim db-data/0");
  }

  @Test
  void anArchivedFolderIsNeverDecided() {
    VolumeHint hint = provider.translator().hintOf(read("/x/archived-db-data-" + PV).get(0));
    assertThat(hint.claim()).isEmpty();
    assertThat(texts(hint, Evidence.Kind.AGAINST)).hasSize(1);
    assertThat(texts(hint, Evidence.Kind.NAME_PATTERN))
        .contains(
            "the folder's name may mean claim db/data",
            "the folder's name may mean claim archived/db-data");
  }

  @Test
  void csiDriverNfsGivesTheVolumeOnly() {
    VolumeHint hint = provider.translator().hintOf(read("# nfs nas:/export\n" + PV).get(0));
    assertThat(hint.volume()).contains(PV);
    assertThat(hint.claimUid()).contains(PV.substring(4));
    assertThat(hint.claim()).isEmpty();
    assertThat(
            texts(
                provider.translator().hintOf(read("/x/archived-" + PV).get(0)),
                Evidence.Kind.AGAINST))
        .hasSize(1);
  }

  @Test
  void minikubeHasAFolderForTheNamespace() {
    List<Disk> disks =
        read(
            "/tmp/hostpath-provisioner/db\n/tmp/hostpath-provisioner/db/data-0\n/tmp/hostpath-provisioner/db/data-1\n");
    assertThat(disks).extracting(Disk::name).containsExactly("db/data-0", "db/data-1");
    assertThat(disks.get(0).id().handle()).isEqualTo("*:/tmp/hostpath-provisioner/db/data-0");
    assertThat(provider.translator().hintOf(disks.get(0)).claim())
        .contains(new ClaimName("db", "data-0"));
  }

  @Test
  void whatIsInAVolumeIsItsData() {
    String base = "/opt/lp/" + PV + "_db_data";
    assertThat(read(base + "\n" + base + "/pgdata\n/opt/lp/plain/\n"))
        .extracting(Disk::name)
        .containsExactlyInAnyOrder(PV + "_db_data", "plain");
    assertThat(provider.translator().hintOf(read("/opt/lp/plain\n").get(0)))
        .isEqualTo(VolumeHint.NONE);
  }

  @Test
  void severalPlacesAreOneListing() {
    assertThat(read("# nfs a:/e\n" + PV + "\n# node n:/p\n" + PV + "\n# a remark\n\n"))
        .extracting(disk -> disk.id().toString())
        .containsExactly("kubernetes.io/host-path^n:/p/" + PV, "kubernetes.io/nfs^a:/e/" + PV);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name-without-a-place",
        "# nfs nowhere\na",
        "# node :/p\na",
        "# nfs nas:/export /mnt\n/other/a",
        "# nfs nas:/export /mnt\n/mnt/../etc"
      })
  void foldersThatAreNowhereAreRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("find DIR");
  }

  @Test
  void namesAreUntrusted() {
    VolumeHint hint = provider.translator().hintOf(read("/x/" + PV + "_DB\u001b[2J_..\n").get(0));
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.evidence()).allSatisfy(e -> assertThat(e.text()).doesNotContain("\u001b"));
    String long_ = "a-".repeat(100) + "b-" + PV;
    VolumeHint many = provider.translator().hintOf(read("/x/" + long_).get(0));
    assertThat(many.claim()).isEmpty();
    assertThat(many.evidence()).hasSizeLessThan(12);
  }

  @Test
  void aVolumeOfAnotherKindIsNotPointedAtAFolder() {
    Disk disk = read("# nfs nas:/export\n" + PV).get(0);
    KubeObject csi = KubeObject.of(Yaml.parseObject("spec: {csi: {driver: a, volumeHandle: b}}"));
    KubeObject nfs = KubeObject.of(Yaml.parseObject("spec: {nfs: {server: old, path: /old}}"));
    KubeObject local = KubeObject.of(Yaml.parseObject("spec: {local: {path: /old}}"));
    assertThat(provider.translator().pointAt(csi, disk)).isEmpty();
    assertThat(provider.translator().pointAt(local, disk)).isEmpty();
    assertThat(provider.translator().pointAt(nfs, disk).flatMap(provider.translator()::diskOf))
        .contains(disk.id());
  }
}
