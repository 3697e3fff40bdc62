// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** CreateTags and DeleteTags. */
final class TagWrites {
  private final Ec2Resources resources;

  TagWrites(Ec2Resources resources) {
    this.resources = resources;
  }

  Ec2Xml create(Ec2Call call) {
    Map<String, String> more = call.tags("Tag");
    return change(call, before -> Ec2Tags.checked(before, more));
  }

  /** A tag that is named with a value goes only if it has that value. */
  Ec2Xml delete(Ec2Call call) {
    return change(
        call,
        before -> {
          Map<String, String> rest = new TreeMap<>(before);
          for (int i = 1; call.parameters().containsKey("Tag." + i + ".Key"); i++) {
            String key = call.need("Tag." + i + ".Key");
            String value = call.parameters().get("Tag." + i + ".Value");
            if (value == null || value.equals(rest.get(key))) {
              rest.remove(key);
            }
          }
          return rest;
        });
  }

  private Ec2Xml change(Ec2Call call, UnaryOperator<Map<String, String>> tags) {
    List<String> ids = call.list("ResourceId");
    if (ids.isEmpty()) {
      throw Ec2Error.missing("resourceIdSet");
    }
    return resources
        .setting()
        .store()
        .exclusively(
            () -> {
              for (String id : ids) {
                if (id.startsWith("snap-")) {
                  Ec2Snapshot s = resources.needSnapshot(call.account(), call.region(), id);
                  resources.save(call.region(), s.tagged(tags.apply(s.tags())));
                } else {
                  Ec2Volume v = resources.needVolume(call, id);
                  resources.save(call.account(), call.region(), v.tagged(tags.apply(v.tags())));
                }
              }
              return new Ec2Xml().text("return", true);
            });
  }
}
