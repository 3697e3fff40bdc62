// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The clouds that may be asked, each opened when it is first needed and closed with this.
 *
 * <p>Thread-safe. Nothing is opened, and no SDK loaded, for what needs no cloud.
 */
public final class CloudAccess implements AutoCloseable {
  private final Disks disks;
  private final Function<DiskProviderFactory, DiskProvider> opener;
  private final Map<String, DiskProvider> opened = new HashMap<>();

  /**
   * @param opener opens a provider that can be opened; throws {@link DiagnosticException} when the
   *     configuration cannot be used
   */
  public CloudAccess(Disks disks, Function<DiskProviderFactory, DiskProvider> opener) {
    this.disks = disks;
    this.opener = opener;
  }

  /** None: whatever needs one is refused. */
  public static CloudAccess none() {
    return new CloudAccess(
        Disks.of(java.util.List.of()),
        factory -> {
          throw new IllegalStateException("no provider is known");
        });
  }

  /**
   * Returns the provider that a change is to be sent to.
   *
   * @throws DiagnosticException when there is none, or it cannot be opened
   */
  public DiskProvider of(DiskChange change) {
    return change.accept(new Responsible());
  }

  /** Returns the provider of that id; throws as {@link #of}. */
  public DiskProvider named(String provider) {
    return open(disks.provider(provider), provider);
  }

  /** Returns the provider of the disks of that driver; throws as {@link #of}. */
  public DiskProvider ofDriver(String driver) {
    return open(disks.ofDriver(driver), driver);
  }

  /** Whether there is a cloud to ask about disks of that driver. */
  public boolean reach(String driver) {
    return disks.ofDriver(driver).filter(DiskProviderFactory::opens).isPresent();
  }

  private synchronized DiskProvider open(Optional<DiskProviderFactory> factory, String wanted) {
    DiskProviderFactory known =
        factory.filter(DiskProviderFactory::opens).orElseThrow(() -> unknown(wanted));
    DiskProvider provider = opened.get(known.id());
    if (provider == null) {
      provider = opener.apply(known);
      opened.put(known.id(), provider);
    }
    return provider;
  }

  private static DiagnosticException unknown(String wanted) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.SOURCE_UNSUPPORTED,
            wanted,
            "no provider here can ask the cloud of " + wanted,
            "a step of the plan changes something there",
            "use a build of Recover that has that provider, or leave the volume out"));
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(DiskProvider::close);
    opened.clear();
  }

  private final class Responsible implements DiskChange.Visitor<DiskProvider> {
    @Override
    public DiskProvider tag(DiskChange.Tag change) {
      return ofDriver(change.disk().driver());
    }

    @Override
    public DiskProvider takeSnapshot(DiskChange.TakeSnapshot change) {
      return ofDriver(change.disk().driver());
    }

    @Override
    public DiskProvider shareSnapshot(DiskChange.ShareSnapshot change) {
      return named(change.snapshot().scope().provider());
    }

    @Override
    public DiskProvider copySnapshot(DiskChange.CopySnapshot change) {
      return named(change.snapshot().scope().provider());
    }

    @Override
    public DiskProvider makeDisk(DiskChange.MakeDisk change) {
      return named(change.disk().scope().provider());
    }

    @Override
    public DiskProvider deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
      return named(change.snapshot().scope().provider());
    }

    @Override
    public DiskProvider deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
      return ofDriver(change.disk().driver());
    }
  }
}
