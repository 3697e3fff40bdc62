// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.locate.HintedDisk;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tags of a disk before and after a change.
 *
 * @param before as the cloud had them
 * @param after as they are to be
 */
public record TagView(HintedDisk disk, Map<String, String> before, Map<String, String> after) {
  public TagView {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** What a change makes of a disk's tags. */
  public static TagView of(HintedDisk disk, Map<String, String> set, Set<String> remove) {
    Map<String, String> before = disk.disk().facts().tags();
    Map<String, String> after = new TreeMap<>(before);
    after.putAll(set);
    after.keySet().removeAll(remove);
    return new TagView(disk, before, after);
  }

  /** Whether anything is to be written. */
  public boolean changes() {
    return !before.equals(after);
  }

  /** Kind {@code DiskTags}. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("DiskTags");
    document.put("provider", disk.provider());
    document.put("driver", disk.id().driver());
    document.put("handle", disk.id().handle());
    document.put("id", disk.disk().cloudId());
    document.put("changed", changes());
    document.put("before", new TreeMap<>(before));
    document.put("after", new TreeMap<>(after));
    return document;
  }

  /** What is about to change, a line for each tag. */
  public String preview() {
    StringBuilder out = new StringBuilder();
    out.append(Printable.text(disk.id().handle())).append(" in ");
    out.append(Printable.text(disk.disk().scope().toString())).append('\n');
    lines(out);
    return out.toString();
  }

  /** What was changed; the handle alone with {@code -o name}. */
  public String text(Format format) {
    StringBuilder out = new StringBuilder(Printable.text(disk.id().handle()));
    if (format != Format.NAME) {
      out.append(changes() ? " tagged" : " unchanged");
    }
    return out.append('\n').toString();
  }

  private void lines(StringBuilder out) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      String old = before.get(key);
      String now = after.get(key);
      if (old == null) {
        line(out, "+ " + key + "=" + now);
      } else if (now == null) {
        line(out, "- " + key + "=" + old);
      } else if (!old.equals(now)) {
        line(out, "~ " + key + "=" + old + " -> " + now);
      }
    }
  }

  private static void line(StringBuilder out, String text) {
    out.append("  ").append(Printable.text(text)).append('\n');
  }
}
