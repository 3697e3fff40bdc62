// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Disks;
import dev.recover.spi.Fault;
import dev.recover.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Captures from a live cluster: lists a few kinds, a few at a time, and writes nothing to it.
 *
 * <p>Without PersistentVolumes and claims there is no capture: a {@link Fault} of theirs is thrown
 * on. A kind of which only names, classes or replicas are wanted, and that may not be listed or
 * cannot be, becomes a finding that names the missing rule. No Secret is ever asked for.
 */
public final class Capturer {
  private static final int AT_ONCE = 4;

  /** What is worth having, and not worth failing for; in the order in which it is asked for. */
  private static final List<ResourceType> CLUSTER_WIDE =
      List.of(ResourceType.STORAGE_CLASS, ResourceType.CSI_DRIVER);

  private static final List<ResourceType> WORKLOADS =
      List.of(
          ResourceType.STATEFUL_SET,
          ResourceType.DEPLOYMENT,
          ResourceType.DAEMON_SET,
          ResourceType.REPLICA_SET,
          ResourceType.JOB,
          ResourceType.CRON_JOB,
          ResourceType.POD);

  private record Listing(AccessRule rule, Future<?> done) {}

  private final Cluster cluster;
  private final Disks disks;

  public Capturer(Cluster cluster, Disks disks) {
    this.cluster = cluster;
    this.disks = disks;
  }

  /**
   * Captures what is asked for.
   *
   * @param recoverVersion the version of this product
   * @param time now, RFC 3339 in UTC
   * @throws Fault when the volumes or claims cannot be listed
   * @throws DiagnosticException when there is nothing to capture, or a single claim is not there
   */
  public Capture capture(CaptureRequest request, String recoverVersion, String time) {
    Inventory inventory = new Inventory(disks, request);
    ClusterIdentity identity = cluster.identity();
    BundleHeader header =
        new BundleHeader(
            BundleHeader.FORMAT_VERSION,
            recoverVersion,
            identity.name(),
            identity.uid(),
            identity.version(),
            time,
            request);
    List<Diagnostic> remarks = list(request, inventory);
    return Asked.check(inventory.toCapture(header, remarks), request, "cluster " + identity.name());
  }

  private List<Diagnostic> list(CaptureRequest request, Inventory inventory) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Listing> needed = new ArrayList<>();
      needed.add(list(threads, ResourceType.PERSISTENT_VOLUME, Selection.EVERYTHING, inventory));
      for (String namespace : namespaces(request)) {
        Selection claims = new Selection(namespace, request.labels(), "");
        needed.add(list(threads, ResourceType.PERSISTENT_VOLUME_CLAIM, claims, inventory));
      }
      List<Listing> wanted = new ArrayList<>();
      for (ResourceType type : CLUSTER_WIDE) {
        wanted.add(list(threads, type, Selection.EVERYTHING, inventory));
      }
      for (ResourceType type : WORKLOADS) {
        for (String namespace : namespaces(request)) {
          wanted.add(list(threads, type, Selection.inNamespace(namespace), inventory));
        }
      }
      for (Listing listing : needed) {
        fault(listing)
            .ifPresent(
                fault -> {
                  throw fault;
                });
      }
      List<Diagnostic> remarks = new ArrayList<>();
      for (Listing listing : wanted) {
        fault(listing).flatMap(fault -> remark(listing.rule, fault)).ifPresent(remarks::add);
      }
      return remarks;
    } finally {
      threads.shutdownNow();
    }
  }

  /** The namespaces to list in; one that is "" stands for all of them. */
  private static Set<String> namespaces(CaptureRequest request) {
    Set<String> namespaces = new TreeSet<>(request.namespaces());
    if (namespaces.isEmpty()) {
      request.claims().stream().map(ClaimName::namespace).forEach(namespaces::add);
    }
    return namespaces.isEmpty() ? Set.of("") : namespaces;
  }

  private Listing list(
      ExecutorService threads, ResourceType type, Selection selection, Inventory inventory) {
    Runnable list =
        () ->
            cluster.list(
                type, selection, object -> inventory.accept(Sanitizer.typed(object, type)));
    return new Listing(new AccessRule("list", type, selection.namespace()), threads.submit(list));
  }

  private static Optional<Fault> fault(Listing listing) {
    try {
      listing.done.get();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Fault(Fault.Kind.UNAVAILABLE, 0, "interrupted"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Fault fault) {
        return Optional.of(fault);
      }
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Optional<Diagnostic> remark(AccessRule rule, Fault fault) {
    switch (fault.kind()) {
      case NOT_FOUND:
        // The server does not serve the kind, so there is none of it.
        return Optional.empty();
      case DENIED:
        return Optional.of(
            Diagnostic.warning(
                Code.FORBIDDEN,
                rule.type().plural(),
                "not allowed to " + rule,
                "so the bundle " + lack(rule) + "; volumes and claims are complete",
                "add to the role: " + rule.asRule()));
      default:
        return Optional.of(
            Diagnostic.warning(
                Code.NOT_CAPTURED,
                rule.type().plural(),
                "could not " + rule,
                fault.getMessage() + "; the bundle " + lack(rule),
                "capture again when the cluster answers"));
    }
  }

  private static String lack(AccessRule rule) {
    return WORKLOADS.contains(rule.type())
        ? "may not say all that mounts the claims"
        : "lacks the objects of kind " + rule.type().kind();
  }
}
