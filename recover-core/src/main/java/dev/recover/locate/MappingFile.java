// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.DocumentCheck;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.DnsName;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mapping file that {@link MappingText} writes and a person edits: which disk each claim
 * gets, and the fields that no disk tells. {@code "?"} leaves a field open.
 */
public final class MappingFile {
  /** What its {@code kind} says. */
  public static final String KIND = "DiskMapping";

  /** What stands where nobody has said anything yet. */
  public static final String OPEN = "?";

  static final List<String> KEYS =
      List.of(
          "claim",
          "disk",
          "driver",
          "cloudId",
          "volume",
          "size",
          "volumeMode",
          "fsType",
          "accessModes",
          "storageClass",
          "mountReadOnly");

  private static final List<String> VOLUME_MODES = List.of("Filesystem", "Block");
  private static final List<String> ACCESS_MODES =
      List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

  private final DocumentCheck check;

  private MappingFile(String file) {
    this.check =
        new DocumentCheck(
            Code.MAPPING_INVALID,
            file,
            "correct it there; docs/reference/mapping.md describes the file");
  }

  /**
   * Returns what a file says.
   *
   * @param tree what the YAML says: maps, lists and scalars
   * @param file how messages name it
   * @throws DiagnosticException with every mistake in it
   */
  public static AdoptionAnswers parse(@Nullable Object tree, String file) {
    MappingFile reader = new MappingFile(file);
    AdoptionAnswers answers = reader.read(tree);
    reader.check.finish();
    return answers;
  }

  private AdoptionAnswers read(@Nullable Object tree) {
    Map<?, ?> document = check.document(tree, KIND, List.of("volumes"));
    List<?> list = check.list("volumes", document.get("volumes"));
    Map<ClaimName, AdoptionAnswer> answers = new LinkedHashMap<>();
    Map<DiskId, ClaimName> disks = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String place = "volumes[" + i + "]";
      Optional<AdoptionAnswer> answer = entry(place, check.map(place, list.get(i), KEYS));
      if (answer.isEmpty()) {
        continue;
      }
      ClaimName claim = answer.get().claim();
      if (answers.put(claim, answer.get()) != null) {
        check.reject(place + ": claim " + claim + " stands twice", "a claim gets one disk");
      }
      answer
          .get()
          .disk()
          .map(disk -> disks.put(disk, claim))
          .ifPresent(
              other ->
                  check.reject(
                      place + ": the disk is that of claim " + other, "a disk goes to one claim"));
    }
    return new AdoptionAnswers(answers);
  }

  private Optional<AdoptionAnswer> entry(String place, Map<?, ?> map) {
    Optional<ClaimName> claim = claim(place, map);
    Optional<String> disk = said(place, map, "disk");
    Optional<String> driver = said(place, map, "driver");
    if (disk.isPresent() && driver.isEmpty()) {
      check.reject(place + ": disk without driver", "a handle means something to its driver only");
    }
    Optional<String> volume = said(place, map, "volume");
    if (volume.isPresent() && !DnsName.isSubdomain(volume.get())) {
      check.reject(
          place + ".volume: no PersistentVolume can have the name " + volume.get(),
          "it is a DNS name: small letters, digits, - and .");
    }
    Optional<DiskId> id = disk.flatMap(handle -> driver.map(name -> new DiskId(name, handle)));
    return claim.map(
        name ->
            new AdoptionAnswer(name, id, said(place, map, "cloudId"), volume, fields(place, map)));
  }

  private Optional<ClaimName> claim(String place, Map<?, ?> map) {
    String text = said(place, map, "claim").orElse("");
    try {
      ClaimName claim = ClaimName.parse(text);
      if (DnsName.isLabel(claim.namespace()) && DnsName.isSubdomain(claim.name())) {
        return Optional.of(claim);
      }
    } catch (UnreadableException notAName) {
      // Said below, in the words of this file.
    }
    check.reject(
        place + ".claim: \"" + text + "\" is not NAMESPACE/CLAIM", "write it like db/data-0");
    return Optional.empty();
  }

  private Fields fields(String place, Map<?, ?> map) {
    return new Fields(
        oneOf(place, "volumeMode", said(place, map, "volumeMode"), VOLUME_MODES),
        said(place, map, "fsType"),
        accessModes(place, map.get("accessModes")),
        size(place, said(place, map, "size")),
        said(place, map, "storageClass"),
        flag(place, map.get("mountReadOnly")));
  }

  private List<String> accessModes(String place, @Nullable Object value) {
    if (value == null || OPEN.equals(value)) {
      return List.of();
    }
    List<String> modes = new ArrayList<>();
    for (String mode : check.texts(place + ".accessModes", value)) {
      oneOf(place, "accessModes", Optional.of(mode), ACCESS_MODES).ifPresent(modes::add);
    }
    return modes;
  }

  private Optional<String> oneOf(
      String place, String key, Optional<String> value, List<String> words) {
    if (value.isPresent() && !words.contains(value.get())) {
      check.reject(
          place + "." + key + " cannot be \"" + value.get() + "\"",
          "it is one of " + String.join(", ", words));
      return Optional.empty();
    }
    return value;
  }

  private Optional<String> size(String place, Optional<String> text) {
    try {
      if (text.isEmpty() || Quantity.parse(text.get()).bytes() > 0) {
        return text;
      }
    } catch (UnreadableException | ArithmeticException notASize) {
      // Said below, in the words of this file.
    }
    check.reject(
        place + ".size: \"" + text.get() + "\" is not a size", "write it like 10Gi or 500Mi");
    return Optional.empty();
  }

  private Optional<Boolean> flag(String place, @Nullable Object value) {
    if (value == null || OPEN.equals(value)) {
      return Optional.empty();
    }
    if (value instanceof Boolean yes) {
      return Optional.of(yes);
    }
    check.reject(place + ".mountReadOnly is neither true nor false", "write true or false");
    return Optional.empty();
  }

  /** The scalar under a key; empty when it is not there or left open. */
  private Optional<String> said(String place, Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null || OPEN.equals(value)) {
      return Optional.empty();
    }
    if (value instanceof String || value instanceof Number) {
      return Optional.of(String.valueOf(value));
    }
    check.reject(place + "." + key + " is not text", "write one value");
    return Optional.empty();
  }
}
