// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a bundle back, and takes nothing from a file before its sum was found right.
 *
 * <p>A folder that is not a whole, unchanged bundle of a format this build knows ends in a {@link
 * DiagnosticException} with one of the {@code BUNDLE_} codes, which lists the files concerned. No
 * link is followed and no file is read that is not listed.
 */
public final class BundleReader {
  /** Files are parsed by a few threads at once, in runs of this many. */
  private static final int RUN = 200;

  private static final int THREADS = 4;

  private final Path root;
  private final BundleFolder folder;

  private BundleReader(Path root) {
    this.root = root;
    this.folder = new BundleFolder(root);
  }

  /** Reads all of it; memory and time grow with the number of volumes. */
  public static Bundle read(Path folder) {
    return new BundleReader(folder).read();
  }

  /**
   * Reads what is whole of a bundle of which files were changed, to be looked at and not to be
   * restored from.
   *
   * @throws DiagnosticException when not even its header and its list of sums are as they were
   *     written
   */
  public static PartialBundle readPartly(Path folder) {
    return new BundleReader(folder).readPartly();
  }

  /** Reads only whose bundle it is; checks that {@code bundle.json} is as it was written. */
  public static BundleHeader header(Path folder) {
    return new BundleReader(folder).seal().header();
  }

  /** Reads only the digest, as {@link Bundle#digest} has it; checks it, and nothing else. */
  public static String digest(Path folder) {
    return new BundleReader(folder).seal().digest();
  }

  private Bundle read() {
    PartialBundle read = readPartly();
    if (!read.troubles().isEmpty()) {
      throw new DiagnosticException(read.troubles());
    }
    return read.whole();
  }

  private PartialBundle readPartly() {
    BundleSeal seal = seal();
    byte[] list = bytes(BundleLayout.SUMS);
    if (list.length == 0) {
      throw BundleTrouble.torn(root, "SHA256SUMS is empty", List.of(BundleLayout.SUMS));
    }
    if (!("sha256:" + Sha256.of(list)).equals(seal.contents())) {
      throw BundleTrouble.tampered(
          root, "SHA256SUMS is not the one that bundle.json seals", List.of(BundleLayout.SUMS));
    }
    Map<String, String> sums = folder.sums(list);
    folder.checkNames(sums.keySet());
    BundleParts parts = parts(sums);
    return new PartialBundle(parts.toBundle(seal.header(), seal.digest()), parts.troubles(root));
  }

  private BundleSeal seal() {
    folder.checkPresence();
    byte[] bytes = bytes(BundleLayout.HEADER);
    if (bytes.length == 0) {
      throw BundleTrouble.torn(root, "bundle.json is empty", List.of(BundleLayout.HEADER));
    }
    Map<String, Object> tree;
    try {
      tree = Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
    } catch (UnreadableException e) {
      throw BundleTrouble.foreign(root, "bundle.json: " + e.getMessage());
    }
    if (!BundleSeal.isOurs(tree)) {
      throw BundleTrouble.foreign(root, "bundle.json does not say kind: Bundle of recover");
    }
    long version = BundleSeal.formatVersion(tree);
    if (version > BundleHeader.FORMAT_VERSION) {
      throw BundleTrouble.newer(
          root, version, tree.get("recoverVersion") instanceof String text ? text : "");
    }
    Map<String, Object> sealed = new TreeMap<>(tree);
    Object digest = sealed.remove("digest");
    if (!BundleSeal.digestOf(sealed).equals(digest)) {
      throw BundleTrouble.tampered(
          root, "bundle.json does not have the digest it states", List.of(BundleLayout.HEADER));
    }
    try {
      return BundleSeal.of(tree);
    } catch (UnreadableException e) {
      throw BundleTrouble.foreign(root, "bundle.json: " + e.getMessage());
    }
  }

  private byte[] bytes(String path) {
    try {
      return folder.read(path);
    } catch (IOException e) {
      throw FileTrouble.unreadable(root.resolve(path), e);
    }
  }

  private BundleParts parts(Map<String, String> sums) {
    List<Map.Entry<String, String>> files = List.copyOf(sums.entrySet());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<BundleParts>> runs = new ArrayList<>();
      for (int from = 0; from < files.size(); from += RUN) {
        var run = files.subList(from, Math.min(files.size(), from + RUN));
        Callable<BundleParts> work = () -> run(run);
        runs.add(threads.submit(work));
      }
      BundleParts all = new BundleParts();
      for (Future<BundleParts> run : runs) {
        all.addAll(Threads.await(run));
      }
      return all;
    } catch (IOException e) {
      throw FileTrouble.unreadable(root, e);
    } finally {
      threads.shutdownNow();
    }
  }

  private BundleParts run(List<Map.Entry<String, String>> files) {
    BundleParts parts = new BundleParts();
    for (Map.Entry<String, String> file : files) {
      byte[] bytes = bytes(file.getKey());
      if (Sha256.of(bytes).equals(file.getValue())) {
        parts.parse(file.getKey(), new String(bytes, StandardCharsets.UTF_8));
      } else {
        parts.differs(file.getKey(), bytes.length == 0);
      }
    }
    return parts;
  }
}
