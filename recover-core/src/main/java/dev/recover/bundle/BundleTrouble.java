// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What can be wrong with a folder that is given as a bundle, in words. */
final class BundleTrouble {
  /** More names than this say nothing more. */
  private static final int SHOWN = 20;

  private static final String ANOTHER_COPY =
      "take another copy of the bundle, or capture again while the cluster is there";

  private BundleTrouble() {}

  static DiagnosticException missing(Path folder) {
    return trouble(
        Code.BUNDLE_MISSING,
        folder,
        "there is no bundle " + folder,
        "no such folder exists",
        "check the path; recover capture --out " + folder + " would make one");
  }

  static DiagnosticException empty(Path folder) {
    return trouble(
        Code.BUNDLE_EMPTY,
        folder,
        folder + " is empty",
        "a bundle holds at least bundle.json and SHA256SUMS",
        ANOTHER_COPY);
  }

  static DiagnosticException foreign(Path folder, String why) {
    return trouble(
        Code.BUNDLE_FOREIGN,
        folder,
        folder + " is not a bundle",
        why,
        "name the folder that recover capture wrote; objects in files are read with recover"
            + " capture --from "
            + folder);
  }

  static DiagnosticException newer(Path folder, long version, String writer) {
    return trouble(
        Code.BUNDLE_NEWER,
        folder,
        folder + " has a newer format than this build reads",
        "it has format "
            + version
            + (writer.isEmpty() ? "" : ", written by Recover " + writer)
            + "; this build reads up to "
            + BundleHeader.FORMAT_VERSION,
        "use a newer Recover");
  }

  static DiagnosticException torn(Path folder, String why, Collection<String> files) {
    return new DiagnosticException(tornFiles(folder, why, files));
  }

  static Diagnostic tornFiles(Path folder, String why, Collection<String> files) {
    return of(Code.BUNDLE_TORN, folder, folder + " is incomplete", why, ANOTHER_COPY)
        .withDetails(shown(files));
  }

  static DiagnosticException tampered(Path folder, String why, Collection<String> files) {
    return new DiagnosticException(tamperedFiles(folder, why, files));
  }

  static Diagnostic tamperedFiles(Path folder, String why, Collection<String> files) {
    return of(
            Code.BUNDLE_TAMPERED,
            folder,
            folder + " was changed after it was written",
            why,
            ANOTHER_COPY
                + "; git keeps the bytes with `* -text` in .gitattributes; when you stand for what is"
                + " in it now, recover capture --from "
                + folder.resolve(BundleLayout.VOLUMES)
                + " --out NEW makes a bundle of that")
        .withDetails(shown(files));
  }

  private static List<String> shown(Collection<String> files) {
    List<String> lines = new ArrayList<>(files.stream().sorted().limit(SHOWN).toList());
    if (files.size() > SHOWN) {
      lines.add("and " + (files.size() - SHOWN) + " more");
    }
    return lines;
  }

  private static DiagnosticException trouble(
      Code code, Path folder, String summary, String why, String remedy) {
    return new DiagnosticException(of(code, folder, summary, why, remedy));
  }

  private static Diagnostic of(Code code, Path folder, String summary, String why, String remedy) {
    return Diagnostic.error(code, folder.toString(), summary, why, remedy);
  }
}
