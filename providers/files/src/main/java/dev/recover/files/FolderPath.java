// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import java.util.ArrayDeque;
import java.util.Deque;

/** One spelling for each absolute path of a Linux node or an NFS server. */
final class FolderPath {
  private FolderPath() {}

  /** Removes empty, {@code .} and {@code ..} parts and the trailing slash; case is kept. */
  static String normalise(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
