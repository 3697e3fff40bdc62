// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.gce.GceCloud;
import dev.recover.sandbox.cloud.gce.GceLayout;
import dev.recover.sandbox.disk.DiskCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compute Engine in this process. */
final class GcpStory implements StoryCloud {
  private static final String PROJECT = GceLayout.USUAL.projects().get(0);
  private static final String REGION = "europe-west3";

  private final GceCloud cloud;

  GcpStory(Path folder) {
    cloud = GceCloud.start(CloudSetting.of(CloudStore.inFolder(folder)), GceLayout.USUAL);
  }

  @Override
  public String title() {
    return "GKE";
  }

  @Override
  public DiskCloud disks() {
    return cloud.disks(PROJECT, GceLayout.USUAL.zonesOf(REGION));
  }

  @Override
  public List<String> flags() {
    return List.of("--provider", "gcp", "--project", PROJECT, "--region", REGION);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("RECOVER_GCP_ENDPOINT", cloud.url());
  }

  @Override
  public void close() {
    cloud.close();
  }
}
