// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesProviderTest {
  private static final String ON_A = affinity("kubernetes.io/hostname", "node-a");
  private final Disks disks = Disks.of(List.of(new FilesProvider()));

  @ParameterizedTest
  @CsvSource({
    "nas.example.com, /exports/a, nas.example.com:/exports/a",
    "NAS.Example.com., /exports//a/, nas.example.com:/exports/a",
    "nas, /exports/./b/../a, nas:/exports/a",
    "nas, /, nas:/",
    "nas, /../.., nas:/",
    "nas, /Data, nas:/Data",
    "10.0.0.7, /a, 10.0.0.7:/a",
    "fd00::7, /a, [fd00::7]:/a",
    "[FD00::7], /a, [fd00::7]:/a",
  })
  void anNfsExportHasOneSpelling(String server, String path, String handle) {
    assertThat(disk("{\"nfs\": {\"server\": \"" + server + "\", \"path\": \"" + path + "\"}}"))
        .isEqualTo("kubernetes.io/nfs^" + handle);
  }

  @Test
  void aLocalVolumeIsOnItsNode() {
    assertThat(disk("{\"local\": {\"path\": \"/mnt/disks/1/\"}, " + ON_A + "}"))
        .isEqualTo("kubernetes.io/local-volume^node-a:/mnt/disks/1");
    assertThat(
            disk(
                "{\"local\": {\"path\": \"/mnt\"}, "
                    + affinity("topology.example.com/rack", "r2", "r1")
                    + "}"))
        .isEqualTo("kubernetes.io/local-volume^topology.example.com/rack=r1,r2:/mnt");
  }

  @Test
  void aHostPathIsOnItsNodeOrOnAny() {
    assertThat(disk("{\"hostPath\": {\"path\": \"/data\"}, " + ON_A + "}"))
        .isEqualTo("kubernetes.io/host-path^node-a:/data");
    assertThat(disk("{\"hostPath\": {\"path\": \"/data\", \"type\": \"Directory\"}}"))
        .isEqualTo("kubernetes.io/host-path^*:/data");
  }

  @Test
  void otherSourcesAreNotItsOwn() {
    for (String spec :
        List.of(
            "{}",
            "{\"csi\": {\"driver\": \"d\", \"volumeHandle\": \"h\"}}",
            "{\"nfs\": {\"server\": \"s\"}}",
            "{\"nfs\": {\"path\": \"/a\"}}",
            "{\"local\": {\"path\": \"\"}}",
            "{\"awsElasticBlockStore\": {\"volumeID\": \"vol-1\"}}")) {
      KubeObject volume = KubeObject.parse("{\"spec\": " + spec + "}");
      assertThat(disks.diskOf(volume)).describedAs(spec).isEmpty();
    }
  }

  @Test
  void itIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(DiskProviderFactory.class))
        .extracting(DiskProviderFactory::id)
        .contains("files");
  }

  private String disk(String spec) {
    return disks.diskOf(KubeObject.parse("{\"spec\": " + spec + "}")).orElseThrow().toString();
  }

  private static String affinity(String key, String... values) {
    return """
        "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [
          {"key": "%s", "operator": "In", "values": ["%s"]}]}]}}
        """
        .formatted(key, String.join("\", \"", values));
  }
}
