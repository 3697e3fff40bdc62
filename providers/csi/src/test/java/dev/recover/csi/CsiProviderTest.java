// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CsiProviderTest {
  private final Disks disks = Disks.of(List.of(new CsiProvider()));

  @Test
  void theDiskIsDriverAndHandle() {
    KubeObject volume =
        KubeObject.parse(
            """
            {"metadata": {"name": "v"}, "spec": {"csi": {"driver": "ebs.csi.aws.com",
              "volumeHandle": "vol-0a1b", "fsType": "ext4"}}}
            """);
    assertThat(disks.diskOf(volume)).contains(new DiskId("ebs.csi.aws.com", "vol-0a1b"));
  }

  @Test
  void otherSourcesAreNotItsOwn() {
    for (String source :
        List.of(
            "{}",
            "{\"nfs\": {\"server\": \"s\", \"path\": \"/\"}}",
            "{\"csi\": {\"driver\": \"d\"}}",
            "{\"csi\": {\"driver\": \"d\", \"volumeHandle\": \"\"}}",
            "{\"csi\": {\"driver\": 7, \"volumeHandle\": \"h\"}}",
            "{\"csi\": \"d\"}")) {
      KubeObject volume = KubeObject.parse("{\"spec\": " + source + "}");
      assertThat(disks.diskOf(volume)).describedAs(source).isEmpty();
      assertThat(disks.providerOf(volume)).describedAs(source).isEmpty();
    }
  }

  @Test
  void itIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(DiskProviderFactory.class))
        .extracting(DiskProviderFactory::id)
        .contains("csi");
  }
}
