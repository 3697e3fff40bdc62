// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.api.gax.core.BackgroundResource;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.rpc.ClientContext;
import com.google.cloud.compute.v1.stub.DisksStub;
import com.google.cloud.compute.v1.stub.DisksStubSettings;
import com.google.cloud.compute.v1.stub.GlobalOperationsStub;
import com.google.cloud.compute.v1.stub.HttpJsonDisksStub;
import com.google.cloud.compute.v1.stub.HttpJsonGlobalOperationsStub;
import com.google.cloud.compute.v1.stub.HttpJsonRegionDisksStub;
import com.google.cloud.compute.v1.stub.HttpJsonRegionOperationsStub;
import com.google.cloud.compute.v1.stub.HttpJsonSnapshotsStub;
import com.google.cloud.compute.v1.stub.HttpJsonZoneOperationsStub;
import com.google.cloud.compute.v1.stub.RegionDisksStub;
import com.google.cloud.compute.v1.stub.RegionOperationsStub;
import com.google.cloud.compute.v1.stub.SnapshotsStub;
import com.google.cloud.compute.v1.stub.ZoneOperationsStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The SDK's clients, each made when it is first used, over one connection pool.
 *
 * <p>The SDK's own retries are off: it retries some failures for ten minutes and throttling never.
 */
final class Stubs implements AutoCloseable {
  private static final Duration ONE_CALL = Duration.ofSeconds(60);

  private final ClientContext context;
  private final Lazily<DisksStub> disks = lazily(HttpJsonDisksStub::create);
  private final Lazily<RegionDisksStub> regionDisks = lazily(HttpJsonRegionDisksStub::create);
  private final Lazily<SnapshotsStub> snapshots = lazily(HttpJsonSnapshotsStub::create);
  private final Lazily<ZoneOperationsStub> zone = lazily(HttpJsonZoneOperationsStub::create);
  private final Lazily<RegionOperationsStub> region = lazily(HttpJsonRegionOperationsStub::create);
  private final Lazily<GlobalOperationsStub> global = lazily(HttpJsonGlobalOperationsStub::create);

  private interface Maker<T> {
    T make(ClientContext context) throws IOException;
  }

  /**
   * @param endpoint empty for the cloud's own
   */
  Stubs(Optional<String> endpoint, CredentialsProvider credentials) {
    DisksStubSettings.Builder settings = DisksStubSettings.newBuilder();
    settings.setCredentialsProvider(credentials);
    endpoint.ifPresent(settings::setEndpoint);
    try {
      ClientContext made = ClientContext.create(settings.build());
      this.context =
          made.toBuilder()
              .setDefaultCallContext(
                  made.getDefaultCallContext()
                      .withRetryableCodes(Set.of())
                      .withTimeoutDuration(ONE_CALL))
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> Lazily<T> lazily(Maker<T> maker) {
    return new Lazily<>(
        () -> {
          try {
            return maker.make(context());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private ClientContext context() {
    return context;
  }

  DisksStub disks() {
    return disks.get();
  }

  RegionDisksStub regionDisks() {
    return regionDisks.get();
  }

  SnapshotsStub snapshots() {
    return snapshots.get();
  }

  ZoneOperationsStub zoneOperations() {
    return zone.get();
  }

  RegionOperationsStub regionOperations() {
    return region.get();
  }

  GlobalOperationsStub globalOperations() {
    return global.get();
  }

  @Override
  public void close() {
    Stream.of(disks, regionDisks, snapshots, zone, region, global)
        .flatMap(lazy -> lazy.present().stream())
        .map(BackgroundResource.class::cast)
        .forEach(BackgroundResource::shutdownNow);
    context.getBackgroundResources().forEach(BackgroundResource::shutdownNow);
  }
}
