// SPDX-License-Identifier: Apache-2.0
package dev.recover.files;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.spi.DiskListing;
import dev.recover.spi.ListingText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads folders from what {@value #COMMAND} or {@code ls -1} prints: one a line.
 *
 * <p>A line {@code # nfs SERVER:/EXPORT [DIR]} says that the folders below it are on that server,
 * {@code # node NAME:/PATH [DIR]} that they are on that node; {@code DIR} is where the path was
 * mounted when it was listed. Names without a leading slash are below the path. Without such a line
 * absolute paths are those of a node that nothing names. Other lines that begin with {@code #} and
 * empty ones are left out, and so are the folders inside a volume's.
 */
final class FolderText {
  static final String COMMAND = "find DIR -mindepth 1 -maxdepth 2 -type d";

  private final CloudScope scope;
  private final List<Disk> disks = new ArrayList<>();
  private Place place = new Place(FilesProvider.HOST_PATH, NodeName.ANY, "", "");
  private TreeSet<String> folders = new TreeSet<>();

  private FolderText(CloudScope scope) {
    this.scope = scope;
  }

  static DiskListing read(String text, CloudScope scope) {
    FolderText listing = new FolderText(scope);
    text.lines().forEach(line -> listing.take(line.replaceFirst("/+$", "")));
    listing.flush();
    return new DiskListing(listing.disks, List.of());
  }

  /**
   * @param path on the server or node, "" when not said
   * @param mounted where that was mounted, "" when not said
   */
  private record Place(String driver, String host, String path, String mounted) {
    static Place parse(String driver, String text, String line) {
      String[] words = text.strip().split("\\s+", 2);
      int colon = words[0].indexOf(":/");
      if (colon <= 0) {
        throw ListingText.unlike(COMMAND, "the line \"" + line + "\" names no PLACE:/PATH");
      }
      String path = FolderPath.normalise(words[0].substring(colon + 1));
      String mounted = words.length > 1 ? FolderPath.normalise(words[1]) : path;
      return new Place(driver, words[0].substring(0, colon), path, mounted);
    }

    /** The name of a folder below the place. */
    String relative(String line) {
      if (!line.startsWith("/")) {
        if (path.isEmpty()) {
          throw ListingText.unlike(
              COMMAND, "the line \"" + line + "\" is no absolute path, and no line says of what");
        }
        return FolderPath.normalise("/" + line).substring(1);
      }
      String absolute = FolderPath.normalise(line);
      String under = mounted.equals("/") ? "/" : mounted + "/";
      if (!absolute.startsWith(under)) {
        throw ListingText.unlike(COMMAND, "the line \"" + line + "\" is not below " + mounted);
      }
      return absolute.substring(under.length());
    }

    DiskId id(String name) {
      String whole = FolderPath.normalise(path + "/" + name);
      return driver.equals(FilesProvider.NFS)
          ? new DiskId(driver, FilesTranslator.export(host, whole))
          : FilesTranslator.onNode(driver, host, whole);
    }
  }

  private void take(String line) {
    if (line.startsWith("# nfs ")) {
      begin(Place.parse(FilesProvider.NFS, line.substring(6), line));
    } else if (line.startsWith("# node ")) {
      begin(Place.parse(FilesProvider.HOST_PATH, line.substring(7), line));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      folders.add(line);
    }
  }

  private void begin(Place next) {
    flush();
    place = next;
  }

  /** Makes disks of the folders so far: of a namespace's folder those in it, else the folder. */
  private void flush() {
    if (place.path().isEmpty() && !folders.isEmpty()) {
      String base = commonParent(folders);
      place = new Place(place.driver(), place.host(), base, base);
    }
    TreeSet<String> names = new TreeSet<>();
    folders.forEach(line -> names.add(place.relative(line)));
    Set<String> parents = new HashSet<>();
    names.stream().filter(n -> n.indexOf('/') > 0).forEach(n -> parents.add(first(n)));
    for (String name : names) {
      boolean inside = name.indexOf('/') > 0;
      boolean data =
          inside
              && (FolderName.isVolume(first(name)) || first(name).length() < name.lastIndexOf('/'));
      boolean namespace = !inside && parents.contains(name) && !FolderName.isVolume(name);
      if (!name.isEmpty() && !data && !namespace) {
        disks.add(disk(name));
      }
    }
    folders = new TreeSet<>();
  }

  private static String first(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** The folder in which the shallowest of the folders are; "" when none is absolute. */
  private static String commonParent(Set<String> folders) {
    String shallowest =
        folders.stream()
            .filter(line -> line.startsWith("/"))
            .map(FolderPath::normalise)
            .min(java.util.Comparator.comparingLong(FolderText::depth))
            .orElse("");
    if (shallowest.isEmpty()) {
      return "";
    }
    int slash = shallowest.lastIndexOf('/');
    return slash <= 0 ? "/" : shallowest.substring(0, slash);
  }

  private static long depth(String path) {
    return path.chars().filter(c -> c == '/').count();
  }

  private Disk disk(String name) {
    boolean nfs = place.driver().equals(FilesProvider.NFS);
    return new Disk(
        place.id(name),
        "",
        name,
        new CloudScope(
            "files", place.host().equals(NodeName.ANY) ? "" : place.host(), scope.region()),
        List.of(),
        List.of(),
        0,
        DiskState.AVAILABLE,
        List.of(),
        nfs ? DiskFacts.NONE : local());
  }

  private static DiskFacts local() {
    DiskFacts none = DiskFacts.NONE;
    return new DiskFacts(
        none.type(),
        none.created(),
        none.lastAttached(),
        none.lastDetached(),
        none.key(),
        none.sourceSnapshot(),
        Set.of(DiskTrait.NODE_LOCAL),
        none.tags(),
        none.description());
  }
}
