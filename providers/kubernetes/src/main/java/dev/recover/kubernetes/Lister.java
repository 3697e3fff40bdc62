// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import com.google.gson.stream.JsonReader;
import dev.recover.kubernetes.http.Answer;
import dev.recover.kubernetes.http.Api;
import dev.recover.kubernetes.http.RawRequest;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.spi.Selection;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads collections page by page.
 *
 * <p>What it guarantees: an object that exists, under one name, from the beginning of the listing
 * to its end is handed over exactly once. All pages show the collection as it was at one moment,
 * unless the listing takes longer than the server remembers (five minutes); then the rest is as it
 * is now, and a watch from the resourceVersion returned still misses nothing, because that is the
 * first page's. A page that was cut off in the middle is read again as a whole before any of it is
 * handed over.
 */
final class Lister {
  private static final String PAGE = "500";

  /**
   * Kinds that change rarely, are few, and of which nothing is decided that a write would not find
   * out. They are read from the server's cache, a few milliseconds behind and in one page, because
   * a consistent list of a kind that nobody writes takes 0.1 s.
   */
  private static final Set<ResourceType> CACHED =
      Set.of(ResourceType.STORAGE_CLASS, ResourceType.CSI_DRIVER, ResourceType.CSI_NODE);

  private final Api api;

  Lister(Api api) {
    this.api = api;
  }

  static boolean cached(ResourceType type) {
    return CACHED.contains(type);
  }

  /**
   * @param fresh whether it must show what is true now; otherwise the server's cache will do
   * @return the resourceVersion of the first page
   */
  String list(ResourceType type, Selection selection, boolean fresh, Consumer<KubeObject> each) {
    Map<String, String> query = query(selection);
    query.put("limit", PAGE);
    if (!fresh) {
      query.put("resourceVersion", "0");
      query.put("resourceVersionMatch", "NotOlderThan");
    }
    String path = Paths.collection(type, selection.namespace());
    String first = "";
    ObjectReader.Page page = page(type, path, query);
    while (true) {
      first = first.isEmpty() ? page.resourceVersion() : first;
      page.items().forEach(each);
      if (page.next().isEmpty()) {
        return first;
      }
      query.remove("resourceVersion");
      query.remove("resourceVersionMatch");
      query.put("continue", page.next());
      page = page(type, path, query);
    }
  }

  private ObjectReader.Page page(ResourceType type, String path, Map<String, String> query) {
    return api.raw(RawRequest.get(path, query), new PageAnswer(type));
  }

  /** A page, or the word that the snapshot of the pages before is forgotten. */
  private record PageAnswer(ResourceType type) implements Answer<ObjectReader.Page> {
    @Override
    public ObjectReader.Page read(Reader text) throws IOException {
      return new ObjectReader(type).page(new JsonReader(text));
    }

    @Override
    public Optional<ObjectReader.Page> ofRefusal(int code, KubeObject status) {
      return status
          .text("metadata", "continue")
          .filter(rest -> code == 410 && !rest.isEmpty())
          .map(rest -> new ObjectReader.Page(List.of(), "", rest));
    }
  }

  static Map<String, String> query(Selection selection) {
    Map<String, String> query = new LinkedHashMap<>();
    if (!selection.labels().isEmpty()) {
      query.put("labelSelector", selection.labels());
    }
    if (!selection.fields().isEmpty()) {
      query.put("fieldSelector", selection.fields());
    }
    return query;
  }
}
