// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.bundle.BundleHeader;
import dev.recover.capture.Capture;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a capture came to. */
public final class CaptureView {
  private static final int FEW = 8;

  private final Capture capture;
  private final Path folder;
  private final String digest;

  public CaptureView(Capture capture, Path folder, String digest) {
    this.capture = capture;
    this.folder = folder;
    this.digest = digest;
  }

  /** Kind {@code Capture}: where the bundle is, its digest, how much is in it, and the findings. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("Capture");
    document.put("bundle", folder.toString());
    document.put("digest", digest);
    document.put("volumes", capture.volumes().size());
    document.put("workloads", capture.rest().workloads().size());
    document.put("findings", findings().stream().map(Diagnostic::toTree).toList());
    return document;
  }

  /** Two lines for people, or the name of what was made: the bundle's folder. */
  public String text(Format format) {
    if (format == Format.NAME) {
      return Printable.lines(List.of(folder));
    }
    BundleHeader header = capture.rest().header();
    return "captured "
        + Printable.count(capture.volumes().size(), "volume")
        + " of "
        + Printable.text(header.clusterName())
        + " into "
        + folder
        + "\n"
        + digest
        + "\n";
  }

  /** Prints the findings on stderr: each of a few, else how many of each code. */
  public void findings(Console console) {
    if (findings().size() <= FEW) {
      DiagnosticView view = new DiagnosticView(console);
      findings().forEach(finding -> console.err().print(view.text(finding)));
      return;
    }
    Map<Code, Integer> counts = new TreeMap<>();
    findings().forEach(finding -> counts.merge(finding.code(), 1, Integer::sum));
    counts.forEach((code, count) -> console.say(count + " " + code + ": " + code.meaning()));
    console.say("each of them: recover bundle show " + folder + " --findings");
  }

  private List<Diagnostic> findings() {
    return capture.rest().findings();
  }
}
