// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command lines of a cluster's programs, for loopback, without leader election. */
final class Flags {
  private Flags() {}

  /** Without fsync: fast, and nothing that one could test a crash of etcd with. */
  static List<String> etcd(Path data, String client, String peer) {
    return List.of(
        "--data-dir=" + data,
        "--unsafe-no-fsync",
        "--log-level=error",
        "--listen-client-urls=" + client,
        "--advertise-client-urls=" + client,
        "--listen-peer-urls=" + peer,
        "--initial-advertise-peer-urls=" + peer,
        "--initial-cluster=default=" + peer);
  }

  static List<String> server(String etcd, int port, Path certificates, Path tokens) {
    return new ArrayList<>(
        List.of(
            "--etcd-servers=" + etcd,
            "--bind-address=127.0.0.1",
            "--secure-port=" + port,
            "--advertise-address=127.0.0.1",
            "--endpoint-reconciler-type=none",
            "--cert-dir=" + certificates,
            "--token-auth-file=" + tokens,
            "--service-cluster-ip-range=10.0.0.0/24",
            "--authorization-mode=Node,RBAC",
            "--allow-privileged",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--disable-admission-plugins=ServiceAccount"));
  }

  static List<String> manager(Path kubeconfig, Path key, Duration volumeSync) {
    List<String> flags = loopback(kubeconfig);
    flags.addAll(
        List.of(
            "--use-service-account-credentials=false",
            "--service-account-private-key-file=" + key,
            "--pvclaimbinder-sync-period=" + volumeSync.toMillis() + "ms",
            "--attach-detach-reconcile-sync-period=5s",
            "--concurrent-gc-syncs=5",
            "--kube-api-qps=500",
            "--kube-api-burst=1000"));
    return flags;
  }

  static List<String> scheduler(Path kubeconfig) {
    return loopback(kubeconfig);
  }

  private static List<String> loopback(Path kubeconfig) {
    return new ArrayList<>(
        List.of(
            "--kubeconfig=" + kubeconfig,
            "--authentication-kubeconfig=" + kubeconfig,
            "--authorization-kubeconfig=" + kubeconfig,
            "--bind-address=127.0.0.1",
            "--secure-port=0",
            "--leader-elect=false"));
  }

  static List<String> provisioner(Path kubeconfig, Path socket) {
    return List.of(
        "--kubeconfig=" + kubeconfig,
        "--csi-address=" + socket,
        "--extra-create-metadata",
        "--default-fstype=ext4",
        "--kube-api-qps=100",
        "--kube-api-burst=200");
  }

  static List<String> attacher(Path kubeconfig, Path socket) {
    return List.of("--kubeconfig=" + kubeconfig, "--csi-address=" + socket);
  }
}
