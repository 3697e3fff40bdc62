// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.Json;
import dev.recover.model.OneLine;
import dev.recover.model.UnreadableException;
import dev.recover.spi.DiskListing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@value #COMMAND} printed. */
final class GcloudListing {
  static final String COMMAND = "gcloud compute disks list --format=json";

  private GcloudListing() {}

  /**
   * Returns the disks of the listing.
   *
   * @param scope whose account is the project of disks that do not name theirs
   * @throws DiagnosticException when the text is no such listing, or has one disk twice
   */
  static DiskListing read(String text, CloudScope scope) {
    List<Disk> disks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Object item : items(text)) {
      Disk disk = disk(item, scope);
      if (!seen.add(disk.id().handle())) {
        throw refused(disk.id().handle() + " stands twice in it", "write the listing again");
      }
      disks.add(disk);
    }
    return new DiskListing(disks, List.of());
  }

  private static List<?> items(String text) {
    Object value;
    try {
      value = Json.parse(text);
    } catch (UnreadableException e) {
      throw refused(OneLine.of(e.getMessage()), "write it with: " + COMMAND);
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw refused("it is not a JSON list", "write it with: " + COMMAND);
  }

  private static Disk disk(@Nullable Object item, CloudScope scope) {
    Map<?, ?> tree = item instanceof Map<?, ?> map ? map : Map.of();
    JsonResource resource = new JsonResource(tree);
    Optional<Disk> disk = kind(resource) ? PdDisk.of(resource, scope.account()) : Optional.empty();
    return disk.orElseThrow(
        () ->
            refused(
                "an item is no disk with a selfLink: " + OneLine.of(Json.compact(tree)),
                scope.account().isEmpty() && !resource.text("name").isEmpty()
                    ? "say the project, or write the listing with: " + COMMAND
                    : "write it with: " + COMMAND));
  }

  private static boolean kind(JsonResource resource) {
    return resource.text("kind").isEmpty() || resource.text("kind").equals("compute#disk");
  }

  private static DiagnosticException refused(String why, String remedy) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.INPUT_INVALID, "", "this is not a listing of Compute Engine disks", why, remedy));
  }
}
