// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.KubeObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds fields of a PersistentVolume or class that may hold a password, key or token themselves,
 * instead of naming a Secret. Answers paths and never values.
 *
 * <p>A name that ends like a reference ({@code ...Name}, {@code ...Id}, {@code ...File}) is taken
 * for one: {@code kmsKeyId} and {@code secretNamespace} are no credentials.
 */
final class CredentialFields {
  private static final Pattern SUSPECT =
      Pattern.compile(
          "(?i)password|passwd|passphrase|token|secret|credential"
              + "|(access|account|api|auth|private|storage|shared)[-_.]?key"
              + "|(^|[-_.])(pass|sas|sig|key)$");
  private static final Pattern REFERENCE =
      Pattern.compile("(?i).*(name|namespace|id|ref|type|path|file|mode|provider|version|policy)");
  private static final Pattern IN_URL = Pattern.compile("(?i)://[^/@\\s]+:[^/@\\s]+@|[?&]sig=");

  private CredentialFields() {}

  /** The paths, sorted: {@code spec.csi.volumeAttributes[password]}, {@code spec.mountOptions}. */
  static Set<String> in(KubeObject object) {
    Set<String> found = new TreeSet<>();
    attributes(object, found, "spec", "csi", "volumeAttributes");
    attributes(object, found, "spec", "flexVolume", "options");
    attributes(object, found, "parameters");
    mountOptions(object, found, "spec", "mountOptions");
    mountOptions(object, found, "mountOptions");
    return found;
  }

  private static void attributes(KubeObject object, Set<String> found, String... path) {
    for (Map.Entry<String, Object> entry : object.map(path).entrySet()) {
      if (suspect(entry.getKey(), String.valueOf(entry.getValue()))) {
        found.add(String.join(".", path) + "[" + entry.getKey() + "]");
      }
    }
  }

  private static void mountOptions(KubeObject object, Set<String> found, String... path) {
    for (String option : object.textList(path)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals >= 0 && suspect(name, option.substring(equals + 1))) {
        found.add(String.join(".", path) + "[" + name + "]");
      }
    }
  }

  private static boolean suspect(String name, String value) {
    if (value.isEmpty() || REFERENCE.matcher(name).matches()) {
      return false;
    }
    return SUSPECT.matcher(name).find() || IN_URL.matcher(value).find();
  }
}
