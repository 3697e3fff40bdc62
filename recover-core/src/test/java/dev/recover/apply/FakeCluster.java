// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Preconditions;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One process's connection to a {@link FakeWorld}: it can be cut, and its answers can be lost. */
final class FakeCluster implements Cluster {
  /** The process is dead: nothing that it still does reaches the world. */
  static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Something that happens to a write, before it takes effect or after. */
  interface Mishap {
    void strike(String verb, ObjectRef ref);
  }

  private final FakeWorld world;
  private final AtomicLong requests = new AtomicLong();
  private volatile boolean dead;

  /** Every write as {@code VERB KIND NAME}, in the order of arrival. */
  final List<String> writes = new CopyOnWriteArrayList<>();

  Mishap before = (verb, ref) -> {};
  Mishap after = (verb, ref) -> {};
  Predicate<AccessRule> permitted = rule -> true;

  FakeCluster(FakeWorld world) {
    this.world = world;
  }

  void kill() {
    dead = true;
  }

  @Override
  public ClusterIdentity identity() {
    return new ClusterIdentity("test", "test", "cluster-1", "v1.36.3", false);
  }

  private <T> T request(Supplier<T> work) {
    if (dead) {
      throw new Dead();
    }
    requests.incrementAndGet();
    return work.get();
  }

  private <T> T write(String verb, ObjectRef ref, Supplier<T> work) {
    return request(
        () -> {
          before.strike(verb, ref);
          writes.add(verb + " " + ref);
          T answer = work.get();
          after.strike(verb, ref);
          if (dead) {
            throw new Dead();
          }
          return answer;
        });
  }

  @Override
  public Optional<KubeObject> get(ObjectRef ref) {
    return request(() -> world.get(ref));
  }

  @Override
  public String list(ResourceType type, Selection selection, Consumer<KubeObject> each) {
    return request(
        () -> {
          world.list(type, selection).forEach(each);
          return "";
        });
  }

  @Override
  public KubeObject create(KubeObject object) {
    return write("create", object.ref(), () -> world.create(object));
  }

  @Override
  public KubeObject createDryRun(KubeObject object) {
    throw new UnsupportedOperationException("apply asks for no dry run");
  }

  @Override
  public KubeObject patch(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    return write("patch", ref, () -> world.patch(ref, patch, preconditions));
  }

  @Override
  public KubeObject patchStatus(ObjectRef ref, Map<String, ?> patch, Preconditions preconditions) {
    throw new UnsupportedOperationException("apply patches no status");
  }

  @Override
  public KubeObject replace(KubeObject object) {
    return write("replace", object.ref(), () -> world.replace(object));
  }

  @Override
  public void delete(ObjectRef ref, Preconditions preconditions) {
    write(
        "delete",
        ref,
        () -> {
          world.delete(ref, preconditions);
          return ref;
        });
  }

  @Override
  public Subscription watch(ResourceType type, Selection selection, WatchListener listener) {
    requests.addAndGet(2);
    return world.watch(type, selection, listener)::run;
  }

  @Override
  public boolean allowed(AccessRule rule) {
    return request(() -> permitted.test(rule));
  }

  @Override
  public long requests() {
    return requests.get();
  }

  @Override
  public void close() {}
}
