// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.Volume;
import dev.recover.transform.Mappings;
import dev.recover.transform.Transformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Under which names the objects of a pair stand in the plan, after all mappings. */
public final class FinalNames {
  private final Map<ObjectRef, ObjectRef> names = new HashMap<>();

  public FinalNames(Transformer transformer, Volume pair, Mappings mappings) {
    Volume desired = transformer.rewrite(pair, mappings).desired();
    pair.volume().ifPresent(from -> desired.volume().ifPresent(to -> put(from, to)));
    pair.claim().ifPresent(from -> desired.claim().ifPresent(to -> put(from, to)));
  }

  private void put(KubeObject from, KubeObject to) {
    names.put(from.ref(), to.ref());
  }

  /** The edits as edits of the objects under those names. */
  public List<Edit> of(List<Edit> edits) {
    return edits.stream()
        .map(
            edit ->
                new Edit(
                    names.getOrDefault(edit.object(), edit.object()),
                    edit.path(),
                    edit.before(),
                    edit.after(),
                    edit.rule(),
                    edit.reason()))
        .toList();
  }
}
