// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes values of the events of a YAML stream, within the bounds that {@link Yaml} states. */
final class YamlComposer {
  /** More than anybody writes by hand, far less than fills a memory. */
  static final int MAX_REPEATED = 10_000;

  private record Anchored(@Nullable Object value, int weight) {}

  private final Iterator<Event> events;
  private final boolean itemByItem;
  private final Yaml.Listener listener;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private boolean hadItems;
  private int values;
  private int repeated;

  YamlComposer(Iterator<Event> events, boolean itemByItem, Yaml.Listener listener) {
    this.events = events;
    this.itemByItem = itemByItem;
    this.listener = listener;
  }

  void stream() {
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent) {
        hadItems = false;
        Object value = value(event, 0);
        listener.document(value, hadItems, place(event));
        anchors.clear();
      }
    }
  }

  private @Nullable Object value(Event event, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw at(event, "nested deeper than " + Json.MAX_DEPTH + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return repeat(alias);
    }
    int before = values++;
    Object value;
    if (event instanceof ScalarEvent scalar) {
      value = YamlScalar.of(scalar);
    } else if (event.getEventId() == Event.ID.MappingStart) {
      checkTag((CollectionStartEvent) event, "tag:yaml.org,2002:map");
      value = map(depth);
    } else {
      checkTag((CollectionStartEvent) event, "tag:yaml.org,2002:seq");
      value = list(depth);
    }
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    anchor.ifPresent(a -> anchors.put(a.getValue(), new Anchored(value, values - before)));
    return value;
  }

  private @Nullable Object repeat(AliasEvent alias) {
    Anchored anchored = anchors.get(alias.getAlias().getValue());
    if (anchored == null) {
      throw at(alias, "the alias *" + alias.getAlias().getValue() + " has no anchor before it");
    }
    values += anchored.weight;
    repeated += anchored.weight;
    if (repeated > MAX_REPEATED || repeated < 0) {
      throw at(alias, "aliases repeat more than " + MAX_REPEATED + " values");
    }
    return anchored.value;
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (Event next = events.next(); !ends(next); next = events.next()) {
      list.add(value(next, depth + 1));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>(8);
    for (Event next = events.next(); !ends(next); next = events.next()) {
      String key = key(next);
      if (map.containsKey(key)) {
        throw at(next, "the key \"" + key + "\" stands twice");
      }
      Event content = events.next();
      if (itemByItem && depth == 0 && key.equals("items") && startsList(content)) {
        if (hadItems) {
          throw at(next, "the key \"items\" stands twice");
        }
        handOver();
      } else {
        map.put(key, value(content, depth + 1));
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static boolean startsList(Event content) {
    return content.getEventId() == Event.ID.SequenceStart
        && ((NodeEvent) content).getAnchor().isEmpty();
  }

  private void handOver() {
    hadItems = true;
    for (Event next = events.next(); !ends(next); next = events.next()) {
      listener.item(value(next, 2), place(next));
    }
  }

  private String key(Event event) {
    if (!(event instanceof ScalarEvent scalar)) {
      throw at(event, "a key is a list, a map or an alias, and must be text");
    }
    if (scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw at(event, "<< is not of YAML 1.2; write the merged keys out");
    }
    return SharedText.key(scalar.getValue());
  }

  private static void checkTag(CollectionStartEvent event, String allowed) {
    event
        .getTag()
        .filter(tag -> !tag.equals(allowed) && !tag.equals("!"))
        .ifPresent(
            tag -> {
              throw at(event, "the tag " + tag + " is not allowed");
            });
  }

  private static boolean ends(Event event) {
    return event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd;
  }

  static UnreadableException at(Event event, String problem) {
    return new UnreadableException("not usable YAML" + place(event) + ": " + problem);
  }

  private static String place(Event event) {
    return event.getStartMark().map(YamlComposer::place).orElse("");
  }

  /** For example {@code " at line 3, column 7"}, counted from one. */
  static String place(Mark mark) {
    return " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }
}
