// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Turns what the file system refused into something to say to a user. */
public final class FileTrouble {
  private FileTrouble() {}

  /** A file that could not be written; nothing that was there before is lost. */
  public static DiagnosticException unwritable(Path file, IOException cause) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.FILE_UNWRITABLE,
            file.toString(),
            "cannot write " + file,
            why(cause),
            remedy(cause)));
  }

  /** A file that could not be read. */
  public static DiagnosticException unreadable(Path file, IOException cause) {
    boolean missing = cause instanceof NoSuchFileException;
    return new DiagnosticException(
        Diagnostic.error(
            Code.FILE_UNREADABLE,
            file.toString(),
            missing ? "there is no file " + file : "cannot read " + file,
            missing ? "no file of that name exists" : why(cause),
            missing ? "check the path; it is relative to where you are" : remedy(cause)));
  }

  private static String why(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException missing) {
      // What is written has a hidden name at first, which says nothing to anybody.
      return "no such file or folder: " + PartialFolder.visible(missing.getFile());
    }
    if (cause instanceof FileAlreadyExistsException there) {
      return "not a folder: " + there.getFile();
    }
    if (cause instanceof NotDirectoryException || cause instanceof FileSystemLoopException) {
      return "not a folder: " + ((FileSystemException) cause).getFile();
    }
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason().toLowerCase(Locale.ROOT);
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
  }

  private static String remedy(IOException cause) {
    String why = why(cause);
    if (why.contains("no space") || why.contains("quota")) {
      return "free some space, or write to another disk; then run the same command again";
    }
    if (why.contains("read-only")) {
      return "write to a place that is not read-only";
    }
    if (cause instanceof FileSystemException system
        && system.getFile() != null
        && Files.isDirectory(Path.of(system.getFile()))) {
      return "name a file in a folder that you may write to";
    }
    return "check the path and its permissions, then run the same command again";
  }
}
