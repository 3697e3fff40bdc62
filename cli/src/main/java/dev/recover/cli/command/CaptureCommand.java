// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.CaptureRequest;
import dev.recover.capture.Capture;
import dev.recover.capture.Capturer;
import dev.recover.capture.FileCapturer;
import dev.recover.cli.view.CaptureView;
import dev.recover.cli.view.Format;
import dev.recover.spi.Cluster;
import java.nio.file.Path;
import java.util.List;

/** {@code recover capture}. */
public final class CaptureCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of(
                "capture",
                "Write a bundle of volumes and claims, from a cluster or from saved YAML")
            .text(
                "A bundle is a folder to keep in git: each PersistentVolume with its claim as the API gave them, the classes"
                    + "\nand drivers they name, and the workloads that mount them. Nothing is written to the cluster, and no Secret is read."
                    + "\nWithout -n, -A, -l or --claim all namespaces are captured.")
            .needed("--out", "DIR", "the bundle's folder; must not exist")
            .repeated(
                "--from",
                "FILE",
                "read files instead of a cluster: YAML or JSON, a folder of them, or - for stdin");
    OutputFlags.add(ClusterFlags.add(SelectionFlags.add(syntax)));
    return syntax
        .example("capture --context prod -n db --out prod.bundle")
        .example("capture --from saved.yaml --out prod.bundle")
        .example("capture --from - --out prod.bundle < saved.yaml");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path out = Path.of(arguments.needed("--out"));
    Format format = OutputFlags.format(arguments);
    List<String> from = arguments.values("--from");
    CaptureRequest request = SelectionFlags.request(arguments, from);
    Capture capture = from.isEmpty() ? live(arguments, request, session) : files(request, session);
    String digest = capture.write(out);
    CaptureView view = new CaptureView(capture, out, digest);
    format.print(session.console().out(), view.document(), view::text);
    view.findings(session.console());
    session.next("recover bundle show " + out);
    return 0;
  }

  private static Capture live(Arguments arguments, CaptureRequest request, Session session) {
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    return new Capturer(cluster, session.disks())
        .capture(request, VersionCommand.version(), session.now());
  }

  private static Capture files(CaptureRequest request, Session session) {
    return FileCapturer.capture(
        request, session.disks(), session.console().in(), VersionCommand.version(), session.now());
  }
}
