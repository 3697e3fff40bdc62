// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.http.ApiServer;
import dev.recover.sandbox.registry.LocalStore;
import dev.recover.sandbox.registry.Registry;
import dev.recover.sandbox.registry.Resource;
import dev.recover.sandbox.state.StateFile;
import dev.recover.sandbox.state.StateKeeper;
import dev.recover.sandbox.store.Dispatcher;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.SavedState;
import dev.recover.sandbox.store.VersionedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One Kubernetes cluster inside this JVM: its storage API over HTTP on the loopback interface.
 *
 * <p>Starts in well under 150 ms and needs nothing installed. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private static final List<String> NAMESPACES =
      List.of("kube-system", "default", "kube-node-lease", "kube-public");

  private final SandboxOptions options;
  private final VersionedStore versions;
  private final Dispatcher dispatcher = new Dispatcher();
  private final ObjectStore store;
  private final String token = UUID.randomUUID().toString().replace("-", "");
  private final Optional<StateKeeper> keeper;
  private final ApiServer api;

  private Sandbox(SandboxOptions options) throws IOException {
    this.options = options;
    Optional<StateFile> file = options.state().map(StateFile::new);
    SavedState kept = file.map(StateFile::read).orElse(SavedState.EMPTY);
    this.versions = new VersionedStore(kept.version());
    kept.objects().forEach(this::restore);
    Registry registry = new Registry(versions);
    this.store = new LocalStore(registry, dispatcher);
    for (String name : NAMESPACES) {
      if (store.get(ResourceType.NAMESPACE, "", name).isEmpty()) {
        store.as("kube-apiserver").create(KubeObject.named(ResourceType.NAMESPACE, "", name));
      }
    }
    this.keeper = file.map(f -> StateKeeper.start(versions, f));
    this.api = ApiServer.start(registry, token, 0);
  }

  private void restore(KubeObject object) {
    Resource.ofKind(object.apiVersion(), object.kind())
        .ifPresent(resource -> versions.restore(resource.type(), object));
  }

  /** Starts a sandbox on a port that the system chooses. */
  public static Sandbox start(SandboxOptions options) {
    try {
      return new Sandbox(options);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox could not be started: " + e.getMessage(), e);
    }
  }

  /** The objects, as a controller sees them. */
  public ObjectStore store() {
    return store;
  }

  /** The server, for tests that let things go wrong or count requests. */
  public ApiServer api() {
    return api;
  }

  /** The address of the API; a request to it needs the {@link #token}. */
  public String url() {
    return "http://127.0.0.1:" + api.port();
  }

  /** The bearer token of the administrator. */
  public String token() {
    return token;
  }

  /** Forgets all history, so that older watches and continued lists are answered 410. */
  public void compact() {
    versions.compact();
  }

  /** The cluster's identity, which it keeps as long as its state: the uid of kube-system. */
  public String identity() {
    return store
        .get(ResourceType.NAMESPACE, "", "kube-system")
        .flatMap(KubeObject::uid)
        .orElseThrow();
  }

  /**
   * Writes a kubeconfig whose only context is this sandbox; nobody else may read it, for it holds
   * the token.
   *
   * @return the file
   */
  public Path kubeconfig(Path file) {
    String name = options.name();
    String text =
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: %1$s, cluster: {server: "%2$s/as/%3$s"}}
        users:
        - {name: %1$s, user: {token: "%3$s"}}
        contexts:
        - {name: %1$s, context: {cluster: %1$s, user: %1$s}}
        current-context: %1$s
        """
            .formatted(name, url(), token);
    try {
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    versions.close();
    api.close();
    dispatcher.close();
    keeper.ifPresent(StateKeeper::close);
  }
}
