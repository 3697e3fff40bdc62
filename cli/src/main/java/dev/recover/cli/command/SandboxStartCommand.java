// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.FileTrouble;
import dev.recover.cli.view.Console;
import dev.recover.model.DnsName;
import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code recover sandbox start}. */
public final class SandboxStartCommand implements Command {
  @Override
  public Syntax syntax() {
    return Syntax.of("sandbox start", "Run a Kubernetes storage API with disks inside this process")
        .text(
            "Runs until it is stopped (Ctrl-C), writes DIR/kubeconfig and prints its path. kubectl and Recover work against it: volumes,"
                + "\nclaims, classes, pods, StatefulSets, attach and detach, and a provisioner that makes and deletes disks. Disks are"
                + "\nfolders in DIR/disks; two sandboxes with the same --disks share them, as two clusters share a cloud."
                + "\nWith --cloud aws, EC2 runs too: the nodes are its instances, the EBS driver makes and attaches its volumes, and"
                + "\nthe lines to export, printed and in DIR/cloud.env, let Recover and the aws command talk to it. With --cloud gcp"
                + "\nit is Compute Engine and its Persistent Disk driver.")
        .value(
            "--dir",
            "DIR",
            "where the kubeconfig and the disks go (default a new temporary folder)")
        .value("--name", "NAME", "the cluster's and the context's name (default sandbox)")
        .flag("--keep", "keep the objects in DIR, and start again from them")
        .value("--disks", "DIR", "the folder of disks, to share with another sandbox")
        .value("--cloud", "none|aws|gcp", "the cloud under it (default none: folders)")
        .value(
            "--region",
            "REGION",
            "with --cloud, where the nodes are (default us-east-1 or europe-west3)")
        .values("--zone", "ZONE", "with --cloud, nodes in these zones only")
        .value("--account", "NUMBER", "with --cloud aws, whose account (default 111122223333)")
        .value("--project", "ID", "with --cloud gcp, which project (default shop-prod)")
        .value(
            "--resync",
            "DURATION",
            "how often the volume controller looks at everything (default 15s)")
        .example("sandbox start --dir /tmp/box &")
        .example("sandbox start --dir /tmp/box --cloud aws &")
        .example("--kubeconfig /tmp/box/kubeconfig doctor");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.value("--name").orElse("sandbox");
    if (!DnsName.isLabel(name)) {
      throw Arguments.wrong(
          "\"" + name + "\" is not a name for a cluster", "use lower-case letters, digits and -");
    }
    Path folder = folder(arguments);
    Path disks = arguments.value("--disks").map(Path::of).orElse(folder.resolve("disks"));
    SandboxOptions options = SandboxOptions.DEFAULTS.named(name);
    options = arguments.has("--keep") ? options.keptIn(folder.resolve("state")) : options;
    ControlOptions control = ControlOptions.DEFAULT.named(name);
    Optional<String> resync = arguments.value("--resync");
    control = resync.isPresent() ? control.syncing(ClusterFlags.duration(resync.get())) : control;
    try (SandboxCloud cloud = SandboxCloud.open(arguments, disks);
        Sandbox sandbox = Sandbox.start(options);
        ControlPlane controllers = ControlPlane.start(sandbox.store(), cloud.disks(), control)) {
      session.console().out().println(sandbox.kubeconfig(folder.resolve("kubeconfig")));
      announce(cloud, folder, session.console());
      session.console().out().flush();
      awaitStop(session.console());
    }
    return 0;
  }

  private static void announce(SandboxCloud cloud, Path folder, Console console) {
    if (cloud.environment().isEmpty()) {
      return;
    }
    Path file = folder.resolve("cloud.env");
    cloud.exports().forEach(console.out()::println);
    try {
      Files.write(file, cloud.exports());
    } catch (IOException e) {
      throw FileTrouble.unwritable(file, e);
    }
  }

  private static Path folder(Arguments arguments) {
    Optional<Path> asked = arguments.value("--dir").map(Path::of);
    try {
      return asked.isPresent()
          ? Files.createDirectories(asked.get()).toRealPath()
          : Files.createTempDirectory("recover-sandbox-");
    } catch (IOException e) {
      throw FileTrouble.unwritable(asked.orElse(Path.of(System.getProperty("java.io.tmpdir"))), e);
    }
  }

  private static void awaitStop(Console console) {
    CountDownLatch stopped = new CountDownLatch(1);
    try (Interrupts signals = Interrupts.once(stopped::countDown)) {
      if (console.terminals().err()) {
        console.say("the sandbox runs until you press Ctrl-C");
      }
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
