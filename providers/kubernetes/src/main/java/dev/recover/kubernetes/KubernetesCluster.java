// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import com.google.gson.stream.JsonReader;
import dev.recover.kubernetes.config.Connection;
import dev.recover.kubernetes.http.Answer;
import dev.recover.kubernetes.http.Api;
import dev.recover.kubernetes.http.RawRequest;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster over the official client.
 *
 * <p>Made by {@link KubernetesClusters}. {@link #identity} says with a diagnostic what is wrong
 * when the server cannot be reached or does not let the user in; all other calls throw faults,
 * which {@link ClusterDiagnostics} puts into the same words.
 */
public final class KubernetesCluster implements Cluster {
  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  /** What the server drops because it does not know it comes back as a warning. */
  private static final Map<String, String> CREATE = Map.of("fieldValidation", "Warn");

  private static final Map<String, String> DRY_RUN =
      Map.of("dryRun", "All", "fieldValidation", "Warn");

  private final Connection connection;
  private final Api api;
  private final Lister lister;
  private final Set<ResourceType> written = ConcurrentHashMap.newKeySet();
  private final Set<WatchLoop> watches = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ClusterIdentity identity;

  KubernetesCluster(Connection connection, Api api) {
    this.connection = connection;
    this.api = api;
    this.lister = new Lister(api);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Throws {@link dev.recover.diagnostic.DiagnosticException} with UNREACHABLE, UNAUTHENTICATED
   * or FORBIDDEN.
   */
  @Override
  public ClusterIdentity identity() {
    ClusterIdentity known = identity;
    if (known == null) {
      known = new IdentityReader(connection, api).read();
      identity = known;
    }
    return known;
  }

  @Override
  public Optional<KubeObject> get(ObjectRef ref) {
    RawRequest request = RawRequest.get(Paths.object(ref), Map.of());
    ObjectAnswer answer = new ObjectAnswer(Paths.type(ref));
    return api.raw(
        request,
        new Answer<Optional<KubeObject>>() {
          @Override
          public Optional<KubeObject> read(Reader text) throws IOException {
            return Optional.of(answer.read(text));
          }

          @Override
          public Optional<Optional<KubeObject>> ofRefusal(int code, KubeObject status) {
            return absent(code, status) ? Optional.of(Optional.empty()) : Optional.empty();
          }
        });
  }

  /** 404 without a Status is the answer to a path that is not served, not to a name. */
  private static boolean absent(int code, KubeObject status) {
    return code == 404 && status.text("reason").equals(Optional.of("NotFound"));
  }

  @Override
  public String list(ResourceType type, Selection selection, Consumer<KubeObject> each) {
    boolean fresh = !Lister.cached(type) || written.contains(type);
    return lister.list(type, selection, fresh, each);
  }

  @Override
  public KubeObject create(KubeObject object) {
    return post(object, CREATE, false);
  }

  @Override
  public KubeObject createDryRun(KubeObject object) {
    return post(object, DRY_RUN, true);
  }

  private KubeObject post(KubeObject object, Map<String, String> query, boolean repeatable) {
    ResourceType type = Paths.type(object.ref());
    String path = Paths.collection(type, object.namespace());
    byte[] body = bytes(object.tree());
    return write(type, new RawRequest("POST", path, query, JSON, body, repeatable));
  }

  @Override
  public KubeObject patch(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    return patch(ref, Paths.object(ref), patch, preconditions);
  }

  @Override
  public KubeObject patchStatus(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    return patch(ref, Paths.object(ref) + "/status", patch, preconditions);
  }

  private KubeObject patch(
      ObjectRef ref, String path, Map<String, ?> patch, Preconditions preconditions) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (patch.get("metadata") instanceof Map<?, ?> given) {
      metadata.putAll(Json.asMap(given));
    }
    preconditions.uid().ifPresent(uid -> metadata.put("uid", uid));
    preconditions.resourceVersion().ifPresent(version -> metadata.put("resourceVersion", version));
    Map<String, Object> whole = new LinkedHashMap<>(patch);
    if (!metadata.isEmpty()) {
      whole.put("metadata", metadata);
    }
    // With a resourceVersion the second of two would be refused because of the first.
    boolean repeatable = preconditions.resourceVersion().isEmpty();
    return write(
        Paths.type(ref),
        new RawRequest("PATCH", path, Map.of(), MERGE_PATCH, bytes(whole), repeatable));
  }

  @Override
  public KubeObject replace(KubeObject object) {
    String path = Paths.object(object.ref());
    return write(
        Paths.type(object.ref()),
        new RawRequest("PUT", path, Map.of(), JSON, bytes(object.tree()), false));
  }

  @Override
  public void delete(ObjectRef ref, Preconditions preconditions) {
    Map<String, Object> conditions = new LinkedHashMap<>();
    preconditions.uid().ifPresent(uid -> conditions.put("uid", uid));
    preconditions
        .resourceVersion()
        .ifPresent(version -> conditions.put("resourceVersion", version));
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("apiVersion", "v1");
    options.put("kind", "DeleteOptions");
    if (!conditions.isEmpty()) {
      options.put("preconditions", conditions);
    }
    // Without a uid the second of two could hit another object of that name.
    boolean repeatable =
        preconditions.uid().isPresent() && preconditions.resourceVersion().isEmpty();
    written.add(Paths.type(ref));
    api.raw(
        new RawRequest("DELETE", Paths.object(ref), Map.of(), JSON, bytes(options), repeatable),
        new Answer<Boolean>() {
          @Override
          public Boolean read(Reader text) {
            return true;
          }

          @Override
          public Optional<Boolean> ofRefusal(int code, KubeObject status) {
            return absent(code, status) ? Optional.of(false) : Optional.empty();
          }
        });
  }

  private KubeObject write(ResourceType type, RawRequest request) {
    written.add(type);
    return api.raw(request, new ObjectAnswer(type));
  }

  @Override
  public Subscription watch(ResourceType type, Selection selection, WatchListener listener) {
    WatchLoop watch = new WatchLoop(api, type, selection, listener);
    watches.removeIf(WatchLoop::closed);
    watches.add(watch);
    return watch.start();
  }

  @Override
  public boolean allowed(AccessRule rule) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("verb", rule.verb());
    attributes.put("group", rule.type().group());
    attributes.put("resource", rule.type().plural());
    if (!rule.namespace().isEmpty()) {
      attributes.put("namespace", rule.namespace());
    }
    Map<String, Object> review = new LinkedHashMap<>();
    review.put("apiVersion", "authorization.k8s.io/v1");
    review.put("kind", "SelfSubjectAccessReview");
    review.put("spec", Map.of("resourceAttributes", attributes));
    String path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    KubeObject answer =
        api.raw(
            new RawRequest("POST", path, Map.of(), JSON, bytes(review), true),
            text -> KubeObject.ofFrozen(Json.readObject(text)));
    return answer.at("status", "allowed").equals(Optional.of(true));
  }

  @Override
  public Optional<Fault> trouble() {
    return api.trouble();
  }

  @Override
  public long requests() {
    return api.requests();
  }

  /** What the server warned of so far, for example of fields that it dropped; sorted. */
  public List<String> warnings() {
    return api.warnings();
  }

  /** The namespace of the kubeconfig's context. */
  public String defaultNamespace() {
    return connection.namespace();
  }

  @Override
  public void close() {
    watches.forEach(WatchLoop::close);
    api.close();
  }

  private static byte[] bytes(Object tree) {
    return Json.compact(tree).getBytes(StandardCharsets.UTF_8);
  }

  private record ObjectAnswer(ResourceType type) implements Answer<KubeObject> {
    @Override
    public KubeObject read(Reader text) throws IOException {
      return new ObjectReader(type).object(new JsonReader(text));
    }
  }
}
