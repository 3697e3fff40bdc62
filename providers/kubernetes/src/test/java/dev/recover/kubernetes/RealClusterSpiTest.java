// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.spi.Cluster;
import dev.recover.testkit.NeedsRealCluster;
import dev.recover.testkit.RealCluster;
import dev.recover.testkit.spi.ClusterSpiContract;
import dev.recover.testkit.spi.FaultyGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real control plane, the newest. */
@NeedsRealCluster
class RealClusterSpiTest extends ClusterSpiContract {
  @TempDir private Path folder;

  RealCluster world() {
    return RealCluster.shared();
  }

  @Override
  protected FaultyGateway openGateway() {
    return new FaultyGateway(world().url());
  }

  @Override
  protected Cluster open(FaultyGateway through) throws IOException {
    Path file = Kubeconfigs.write(folder, through.url(), "{token: " + world().token() + "}");
    return KubernetesClusters.open(ClusterOptions.DEFAULTS.withKubeconfigs(List.of(file)));
  }
}
