// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Kubernetes control plane of real programs, with a CSI driver whose disks are folders and nodes
 * whose pods have no containers, on loopback ports that the system chose.
 *
 * <p>The programs are those of the folder that the environment variable {@value #ASSETS} names. A
 * cluster takes about six seconds to start and 700 MB of memory, so {@link #shared} gives one to
 * everything that runs in one JVM: use a namespace and a prefix of volume names for each test. All
 * programs are stopped by {@link #close} and when the JVM ends.
 *
 * <p>There are two nodes, {@code node-a} in {@code zone-a} and {@code node-b} in {@code zone-b},
 * the CSIDriver {@value #DRIVER}, and the StorageClasses {@value #DELETE_CLASS} and {@value
 * #RETAIN_CLASS}.
 */
public final class RealCluster implements AutoCloseable {
  /** Names the folder of programs. */
  public static final String ASSETS = "RECOVER_KUBE_ASSETS";

  public static final String DRIVER = "dirdisk.example.com";
  public static final String DELETE_CLASS = "dirdisk-delete";
  public static final String RETAIN_CLASS = "dirdisk-retain";

  private static final int ATTEMPTS = 3;
  private static final Duration READY = Duration.ofSeconds(120);
  private static final Map<String, RealCluster> SHARED = new ConcurrentHashMap<>();

  private final ClusterOptions options;
  private final Path folder;
  private final Path disks;
  private final Credentials credentials;
  private final Programs programs;
  private final Thread hook = new Thread(this::remove, "stop cluster");
  private String url = "";

  /** A cluster that did not come up leaves its logs behind. */
  private boolean started;

  private RealCluster(ClusterOptions options, Path assets) throws IOException {
    this.options = options;
    this.folder = Files.createTempDirectory("recover-cluster-");
    this.disks = options.disks().orElse(folder.resolve("disks"));
    this.credentials = Credentials.make(folder.resolve("pki"));
    this.programs = new Programs(assets, folder.resolve("log"));
    Files.createDirectories(folder.resolve("run"));
    Files.createDirectories(disks);
  }

  /** The folder of programs, when {@value #ASSETS} names one that holds a control plane. */
  public static Optional<Path> assets() {
    return Optional.ofNullable(System.getenv(ASSETS))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(path -> Files.isExecutable(path.resolve("kube-apiserver")));
  }

  /** Returns this JVM's one cluster of these options, started on first use. */
  public static RealCluster shared(ClusterOptions options) {
    return SHARED.computeIfAbsent(options.toString(), key -> start(options));
  }

  /** Returns this JVM's one cluster of the newest version. */
  public static RealCluster shared() {
    return shared(ClusterOptions.DEFAULT);
  }

  /** Starts a cluster and returns when its API server is ready and its nodes are registered. */
  public static RealCluster start(ClusterOptions options) {
    Path assets =
        assets()
            .orElseThrow(
                () -> new IllegalStateException(ASSETS + " names no folder with kube-apiserver"));
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(options, assets);
      } catch (PortTaken taken) {
        if (attempt == ATTEMPTS) {
          throw taken;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A program ended while it started: most likely another one took its port in the meantime. */
  private static final class PortTaken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PortTaken(String what) {
      super(what);
    }
  }

  private static RealCluster startOnce(ClusterOptions options, Path assets) throws IOException {
    RealCluster cluster = new RealCluster(options, assets);
    Runtime.getRuntime().addShutdownHook(cluster.hook);
    try {
      cluster.startAll();
    } catch (PortTaken taken) {
      cluster.stop();
      throw taken;
    }
    cluster.started = true;
    return cluster;
  }

  private void startAll() throws IOException {
    startServer();
    startControllers();
    if (options.driver()) {
      startDriver();
    }
    wire().create(ObjectBuilders.driver(DRIVER)).good();
    wire().create(ObjectBuilders.storageClass(DELETE_CLASS, DRIVER).build()).good();
    wire()
        .create(ObjectBuilders.storageClass(RETAIN_CLASS, DRIVER).policy("Retain").build())
        .good();
    if (options.driver()) {
      await("two nodes", () -> wire().list(ResourceType.CSI_NODE, "", "").items().size() == 2);
    }
  }

  private void startServer() throws IOException {
    String etcd = "http://127.0.0.1:" + freePort();
    String peer = "http://127.0.0.1:" + freePort();
    String key = credentials.serviceAccountKey().toString();
    Process store = programs.start("etcd", "etcd", Flags.etcd(folder.resolve("etcd"), etcd, peer));
    int port = freePort();
    url = "https://127.0.0.1:" + port;
    List<String> flags = Flags.server(etcd, port, folder.resolve("pki"), credentials.tokens());
    flags.add("--service-account-key-file=" + key);
    flags.add("--service-account-signing-key-file=" + key);
    Process server = programs.start("kube-apiserver", part("kube-apiserver"), flags);
    await(
        "the API server",
        () -> {
          requireAlive("etcd", store);
          requireAlive("kube-apiserver", server);
          return wire().send("GET", "/readyz", "", null).code() == 200;
        });
    Files.writeString(kubeconfig(), credentials.kubeconfig(options.name(), url));
  }

  private void requireAlive(String name, Process process) {
    if (!process.isAlive()) {
      throw new PortTaken(name + " ended: " + programs.tail(name));
    }
  }

  private void startControllers() throws IOException {
    List<String> manager =
        Flags.manager(kubeconfig(), credentials.serviceAccountKey(), options.volumeSync());
    manager.addAll(options.managerFlags());
    programs.start("kube-controller-manager", part("kube-controller-manager"), manager);
    if (options.scheduler()) {
      programs.start("kube-scheduler", part("kube-scheduler"), Flags.scheduler(kubeconfig()));
    }
  }

  private void startDriver() {
    Path socket = folder.resolve("run").resolve("csi.sock");
    programs.start("dirdisk", "dirdisk", List.of("-socket", socket + "", "-root", disks + ""));
    await("the CSI driver", () -> Files.exists(socket));
    programs.start("csi-provisioner", "csi-provisioner", Flags.provisioner(kubeconfig(), socket));
    programs.start("csi-attacher", "csi-attacher", Flags.attacher(kubeconfig(), socket));
    for (String zone : List.of("a", "b")) {
      List<String> flags = new ArrayList<>(List.of("-kubeconfig", kubeconfig() + ""));
      flags.addAll(List.of("-node", "node-" + zone, "-zone", "zone-" + zone));
      flags.addAll(List.of("-id", options.name() + "-node-" + zone, "-disks", disks + ""));
      programs.start("fakelet-" + zone, "fakelet", flags);
    }
  }

  /**
   * Returns the program to call as {@code name}: kube is one binary that goes by the name it is
   * called by, so the older version is a link of that name.
   */
  private Path part(String name) throws IOException {
    Path assets = assets().orElseThrow();
    Path binary = assets.resolve(options.kube());
    if (!Files.exists(binary)) {
      return assets.resolve(name);
    }
    Path link = Files.createDirectories(folder.resolve("bin")).resolve(name);
    return Files.createSymbolicLink(link, binary.toAbsolutePath());
  }

  /** A kubeconfig of an administrator, with one context named as the cluster. */
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  public String url() {
    return url;
  }

  /** The administrator's bearer token. */
  public String token() {
    return credentials.token();
  }

  /** The folder of disks: one folder each, with {@code disk.json} and {@code data/}. */
  public Path disks() {
    return disks;
  }

  /** Where logs are. */
  public Path folder() {
    return folder;
  }

  public ClusterOptions options() {
    return options;
  }

  public KubernetesWire wire() {
    return new KubernetesWire(url, token());
  }

  /** What the server says it is, for example {@code v1.36.3}. */
  public String version() {
    KubeObject version = wire().send("GET", "/version", "", null).good();
    return version.text("gitVersion").orElse("");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(String what, java.util.function.BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(READY);
    while (!holds(condition)) {
      if (Instant.now().isAfter(deadline)) {
        stop();
        throw new IllegalStateException(what + " did not become ready; see " + folder);
      }
      Poll.pause(Duration.ofMillis(100));
    }
  }

  private static boolean holds(java.util.function.BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (UncheckedIOException notListeningYet) {
      return false;
    }
  }

  private void stop() {
    programs.close();
  }

  /** Stops every program and removes the cluster's folder; shared disks stay. */
  @Override
  public void close() {
    SHARED.values().remove(this);
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already and has nothing left to stop.
    }
  }

  private void remove() {
    stop();
    if (started) {
      Folders.delete(folder);
    }
  }
}
