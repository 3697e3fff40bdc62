// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.Tree;
import java.util.Map;

/** Node; a new one keeps the status that it came with, as a kubelet registers itself with one. */
final class NodeRules implements KindRules {
  @Override
  public void fillIn(Map<String, Object> tree) {
    Tree.make(tree, "spec");
    Tree.make(tree, "status");
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    Tree.make(tree, "status");
  }
}
