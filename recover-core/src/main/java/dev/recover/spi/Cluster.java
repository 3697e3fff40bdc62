// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One Kubernetes cluster, as a world of JSON trees.
 *
 * <p>Thread-safe. Every call blocks, retries what is safe to retry (throttling, lost connections,
 * 5xx of reads), and otherwise throws {@link Fault}. When the server throttles one call, all calls
 * slow down together. {@code metadata.managedFields} is never delivered. References name types of
 * {@link ResourceType#ALL}.
 */
public interface Cluster extends AutoCloseable {
  /** Reads who the cluster is; remembered after the first call. */
  ClusterIdentity identity();

  /** Reads one object. */
  Optional<KubeObject> get(ObjectRef ref);

  /**
   * Lists in pages and hands over each object as it is read, so that memory holds one page.
   *
   * @return the resourceVersion of the list
   */
  String list(ResourceType type, Selection selection, Consumer<KubeObject> each);

  /**
   * Creates an object exactly as given and returns what the server made of it.
   *
   * <p>{@link Fault.Kind#ALREADY_EXISTS} when the name is taken; {@link Fault.Kind#IN_DOUBT} when
   * the answer was lost. The server is asked to refuse unknown fields only where that cannot lose
   * one ({@code fieldValidation=Warn}).
   */
  KubeObject create(KubeObject object);

  /** Asks the server what {@link #create} would do, all admission included, and changes nothing. */
  KubeObject createDryRun(KubeObject object);

  /**
   * Merges a patch (RFC 7386) into an object; a {@code null} removes a field.
   *
   * @param preconditions sent inside the patch as metadata.uid and metadata.resourceVersion
   */
  KubeObject patch(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions);

  /** The same for the object's {@code status} subresource. */
  KubeObject patchStatus(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions);

  /** Replaces an object whose tree carries its uid and resourceVersion. */
  KubeObject replace(KubeObject object);

  /**
   * Asks for deletion; the preconditions are really sent, for cluster-scoped kinds too. Gone
   * already is no error.
   */
  void delete(ObjectRef ref, Preconditions preconditions);

  /**
   * Lists and then watches until closed; survives cut connections and 410.
   *
   * <p>Returns at once; the listener is called from another thread, first with {@link
   * WatchListener#replaced}.
   */
  Subscription watch(ResourceType type, Selection selection, WatchListener listener);

  /** Whether the user may do this (SelfSubjectAccessReview). */
  boolean allowed(AccessRule rule);

  /**
   * Why the server does not answer at present: what the last request to it came to, one that is
   * tried again included. Empty when it answered, whatever it said, and before the first request.
   */
  default Optional<Fault> trouble() {
    return Optional.empty();
  }

  /** How many HTTP requests were sent so far, watches and retries included. */
  long requests();

  @Override
  void close();

  /** A running watch. */
  interface Subscription extends AutoCloseable {
    /** Stops it; no call reaches the listener after this returns. */
    @Override
    void close();
  }
}
