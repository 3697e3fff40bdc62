// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.KubeObject;
import dev.recover.model.LabelSelector;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.model.Yaml;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A cluster that can only be listed; everything else is refused, as a capture must not do it. */
final class ListedCluster implements Cluster {
  private final List<KubeObject> objects = new ArrayList<>();
  private final Map<String, Fault.Kind> faults = new TreeMap<>();
  private final List<String> listed = new CopyOnWriteArrayList<>();

  /** Adds objects, each one YAML document. */
  ListedCluster with(String... documents) {
    for (String document : documents) {
      objects.add(KubeObject.ofFrozen(Yaml.parseObject(document)));
    }
    return this;
  }

  /** Makes lists of a kind fail. */
  ListedCluster failing(ResourceType type, Fault.Kind kind) {
    faults.put(type.kind(), kind);
    return this;
  }

  /** What was listed, sorted: {@code pods in db -l tier=db}. */
  List<String> listed() {
    return listed.stream().sorted().toList();
  }

  @Override
  public ClusterIdentity identity() {
    return new ClusterIdentity("context", "prod", "uid-1", "v1.36.3", false);
  }

  @Override
  public String list(ResourceType type, Selection selection, Consumer<KubeObject> each) {
    String labels = selection.labels().isEmpty() ? "" : " -l " + selection.labels();
    listed.add(type.plural() + " in " + selection.namespace() + labels);
    if (faults.containsKey(type.kind())) {
      throw new Fault(faults.get(type.kind()), 0, "GET " + type.path(selection.namespace()));
    }
    LabelSelector selector = LabelSelector.parse(selection.labels());
    objects.stream()
        .filter(object -> object.kind().equals(type.kind()))
        .filter(o -> selection.namespace().isEmpty() || o.namespace().equals(selection.namespace()))
        .filter(object -> selector.matches(object.labels()))
        .forEach(each);
    return "1";
  }

  @Override
  public Optional<KubeObject> get(ObjectRef ref) {
    throw refused();
  }

  @Override
  public KubeObject create(KubeObject object) {
    throw refused();
  }

  @Override
  public KubeObject createDryRun(KubeObject object) {
    throw refused();
  }

  @Override
  public KubeObject patch(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    throw refused();
  }

  @Override
  public KubeObject patchStatus(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    throw refused();
  }

  @Override
  public KubeObject replace(KubeObject object) {
    throw refused();
  }

  @Override
  public void delete(ObjectRef ref, Preconditions preconditions) {
    throw refused();
  }

  @Override
  public Subscription watch(ResourceType type, Selection selection, WatchListener listener) {
    throw refused();
  }

  @Override
  public boolean allowed(AccessRule rule) {
    throw refused();
  }

  @Override
  public long requests() {
    return listed.size();
  }

  @Override
  public void close() {}

  private static AssertionError refused() {
    return new AssertionError("a capture only lists");
  }
}
