// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.apply.FieldOwners;
import dev.recover.sandbox.rules.Admission;
import dev.recover.sandbox.rules.KindRules;
import dev.recover.sandbox.rules.Metadata;
import dev.recover.sandbox.rules.Rules;
import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.schema.Schemas;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.ObjectKey;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import dev.recover.sandbox.store.VersionedStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Carries out creates and updates as the API server does: defaults, ownership, admission,
 * validation, storage.
 *
 * <p>Trees that are handed in may be changed. Thread-safe: one write at a time.
 */
public final class Registry {
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final Set<String> VERSIONS_THAT_PASS = Set.of("", "0");

  private final VersionedStore store;
  private final Admission admission;

  public Registry(VersionedStore store) {
    this.store = store;
    this.admission = new Admission(store);
  }

  public VersionedStore store() {
    return store;
  }

  /** Returns the present time as the API writes it. */
  public static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * Creates an object.
   *
   * @param namespace of the request; "" for a cluster-scoped type
   */
  public KubeObject create(
      ResourceType type, String namespace, Map<String, Object> tree, WriteOptions options) {
    return store.atomically(() -> createNow(type, namespace, tree, options, ""));
  }

  private KubeObject createNow(
      ResourceType type,
      String namespace,
      Map<String, Object> given,
      WriteOptions options,
      String applier) {
    Map<String, Object> tree = decode(type, given);
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    placeInNamespace(type, namespace, metadata);
    generateName(metadata);
    String name = Tree.text(metadata, "name");
    String version = Tree.text(metadata, "resourceVersion");
    metadata.remove("resourceVersion");
    Rules.of(type).fillIn(tree);
    Metadata.prepareCreate(tree, UUID.randomUUID().toString(), now());
    if (Resource.of(type).has(Resource.Trait.STATUS) && !type.equals(ResourceType.NODE)) {
      tree.remove("status");
    }
    if (applier.isEmpty()) {
      owners(type).update(Map.of(), tree, options.manager(), "");
    }
    admit(type, tree);
    check(type, tree, null);
    ObjectKey key = new ObjectKey(Tree.text(tree, "metadata", "namespace"), name);
    Optional<KubeObject> existing = store.get(type, key);
    if (options.dryRun() && !version.isEmpty()) {
      Tree.make(tree, "metadata").put("resourceVersion", version);
    } else if (applier.isEmpty()) {
      refuseVersion(version);
    }
    if (existing.isPresent()) {
      throw Refusal.alreadyExists(type, name, existing.get().terminating());
    }
    return options.dryRun() ? KubeObject.of(tree) : store.put(type, tree);
  }

  private void admit(ResourceType type, Map<String, Object> tree) {
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    admission.admitNamespace(type, Tree.text(metadata, "namespace"), Tree.text(metadata, "name"));
    Rules.of(type).prepareCreate(tree);
    if (Resource.of(type).has(Resource.Trait.GENERATION)) {
      Tree.make(tree, "metadata").put("generation", 1L);
    }
    admission.admitCreate(type, tree);
    Rules.of(type).fillIn(tree);
  }

  private static void refuseVersion(String version) {
    if (!VERSIONS_THAT_PASS.contains(version) && version.matches("[0-9]+")) {
      throw new Refusal(
          500, "", "resourceVersion should not be set on objects to be created", Map.of());
    }
  }

  private static void placeInNamespace(
      ResourceType type, String namespace, Map<String, Object> metadata) {
    String own = Tree.text(metadata, "namespace");
    if (!type.namespaced()) {
      metadata.remove("namespace");
    } else if (own.isEmpty()) {
      metadata.put("namespace", namespace);
    } else if (!own.equals(namespace)) {
      throw Refusal.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  private static void generateName(Map<String, Object> metadata) {
    String base = Tree.text(metadata, "generateName");
    if (!Tree.text(metadata, "name").isEmpty() || base.isEmpty()) {
      return;
    }
    StringBuilder name = new StringBuilder(base.length() > 58 ? base.substring(0, 58) : base);
    for (int i = 0; i < 5; i++) {
      int letter = ThreadLocalRandom.current().nextInt(SUFFIX_LETTERS.length());
      name.append(SUFFIX_LETTERS.charAt(letter));
    }
    metadata.put("name", name.toString());
  }

  /** Returns the tree with its type first, in the form in which it is stored. */
  private static Map<String, Object> decode(ResourceType type, Map<String, Object> given) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", type.kind());
    tree.put("apiVersion", type.apiVersion());
    tree.put("metadata", new LinkedHashMap<>());
    tree.putAll(given);
    tree.put("kind", type.kind());
    tree.put("apiVersion", type.apiVersion());
    Normalizer.normalize(type.kind(), type.version(), Schemas.get().of(type), tree);
    return tree;
  }

  /**
   * Updates an object, or creates it where an update may.
   *
   * @param exact whether a uid that the new tree carries is a precondition, as in a PUT
   */
  public KubeObject update(
      ResourceType type, ObjectKey key, Change change, WriteOptions options, boolean exact) {
    return store.atomically(() -> updateNow(type, key, change, options, exact));
  }

  private KubeObject updateNow(
      ResourceType type, ObjectKey key, Change change, WriteOptions options, boolean exact) {
    Optional<KubeObject> live = store.get(type, key);
    if (live.isEmpty()) {
      if (!exact || !Resource.of(type).has(Resource.Trait.CREATED_BY_UPDATE)) {
        throw Refusal.notFound(type, key.name());
      }
      return createNow(type, key.namespace(), change.of(Map.of()), options, "");
    }
    Map<String, Object> before = live.get().tree();
    Map<String, Object> tree = decode(type, change.of(Tree.copyOf(before)));
    refuseOutdated(type, tree, live.get(), exact);
    return replace(type, tree, live.get(), options, true);
  }

  private static void refuseOutdated(
      ResourceType type, Map<String, Object> tree, KubeObject live, boolean exact) {
    String uid = Tree.text(tree, "metadata", "uid");
    if (exact && !uid.isEmpty() && !uid.equals(live.uid().orElse(""))) {
      throw Refusal.conflict(
          type,
          live.name(),
          "StorageError: invalid object, Code: 4, Key: /registry/"
              + type.plural()
              + (live.namespace().isEmpty() ? "" : "/" + live.namespace())
              + "/"
              + live.name()
              + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in"
              + " precondition: "
              + uid
              + ", UID in object meta: "
              + live.uid().orElse(""));
    }
    String version = Tree.text(tree, "metadata", "resourceVersion");
    if (VERSIONS_THAT_PASS.contains(version)) {
      if (exact && Resource.of(type).has(Resource.Trait.VERSION_NEEDED)) {
        throw Refusal.invalid(
            namedByPlural(type),
            live.name(),
            List.of(
                FieldError.invalid(
                    "metadata.resourceVersion", "0", "must be specified for an update")));
      }
    } else if (!version.equals(live.resourceVersion().orElse(""))) {
      throw Refusal.conflict(
          type,
          live.name(),
          "the object has been modified; please apply your changes to the latest version and try"
              + " again");
    }
  }

  /** In this one refusal the API names the plural where it names the kind otherwise. */
  private static ResourceType namedByPlural(ResourceType type) {
    return new ResourceType(
        type.group(), type.version(), type.plural(), type.plural(), type.namespaced());
  }

  private KubeObject replace(
      ResourceType type,
      Map<String, Object> tree,
      KubeObject live,
      WriteOptions options,
      boolean owned) {
    Map<String, Object> before = live.tree();
    KindRules rules = Rules.of(type);
    Metadata.prepareUpdate(tree, before);
    if (options.subresource().equals("status")) {
      keepAllBut("status", tree, before);
      rules.prepareStatus(tree, before);
    } else if (options.subresource().equals("finalize")) {
      keepAllBut("spec", tree, before);
    } else {
      if (Resource.of(type).has(Resource.Trait.STATUS)) {
        keep(tree, before, "status");
      }
      if (!options.subresource().equals("finalize")) {
        rules.prepareUpdate(tree, before);
      }
      rules.fillIn(tree);
      countGeneration(type, tree, before);
    }
    if (owned) {
      owners(type).update(before, tree, options.manager(), options.subresource());
    }
    check(type, tree, before);
    admission.admitUpdate(type, tree, before);
    return store(type, tree, live, options);
  }

  private static void keepAllBut(
      String side, Map<String, Object> tree, Map<String, Object> before) {
    for (String key : List.copyOf(tree.keySet())) {
      if (!before.containsKey(key) && !key.equals(side)) {
        tree.remove(key);
      }
    }
    before.keySet().stream()
        .filter(key -> !key.equals(side) && !key.equals("metadata"))
        .forEach(key -> keep(tree, before, key));
  }

  private static void keep(Map<String, Object> tree, Map<String, Object> before, String key) {
    if (before.get(key) == null) {
      tree.remove(key);
    } else {
      tree.put(key, Objects.requireNonNull(Tree.copy(before.get(key))));
    }
  }

  private static void countGeneration(
      ResourceType type, Map<String, Object> tree, Map<String, Object> before) {
    if (Resource.of(type).has(Resource.Trait.GENERATION)
        && !Tree.map(tree, "spec").equals(Tree.map(before, "spec"))) {
      Tree.make(tree, "metadata")
          .put("generation", Tree.number(before, 0, "metadata", "generation") + 1);
    }
  }

  private KubeObject store(
      ResourceType type, Map<String, Object> tree, KubeObject live, WriteOptions options) {
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    metadata.put("resourceVersion", live.resourceVersion().orElse(""));
    KubeObject result = KubeObject.of(tree);
    if (result.terminating() && Deletion.isComplete(tree)) {
      return options.dryRun() ? result : store.remove(type, tree);
    }
    return result.equals(live) || options.dryRun() ? result : store.put(type, tree);
  }

  /** Server-side apply: creates the object, or merges what is applied into it. */
  public KubeObject apply(
      ResourceType type, ObjectKey key, Map<String, Object> configuration, WriteOptions options) {
    return store.atomically(() -> applyNow(type, key, configuration, options));
  }

  private KubeObject applyNow(
      ResourceType type, ObjectKey key, Map<String, Object> configuration, WriteOptions options) {
    FieldOwners.Applier applier =
        new FieldOwners.Applier(options.manager(), options.subresource(), options.force());
    Map<String, Object> wanted = decode(type, configuration);
    Optional<KubeObject> live = store.get(type, key);
    if (live.isEmpty()) {
      String uid = Tree.text(wanted, "metadata", "uid");
      if (!uid.isEmpty()) {
        throw Refusal.conflict(
            type,
            key.name(),
            "uid mismatch: the provided object specified uid "
                + uid
                + ", and no existing object was found");
      }
      Map<String, Object> fresh = owners(type).apply(Map.of(), wanted, applier);
      return createNow(type, key.namespace(), fresh, options, options.manager());
    }
    Map<String, Object> merged = owners(type).apply(live.get().tree(), wanted, applier);
    Map<String, Object> tree = decode(type, merged);
    refuseOutdated(type, tree, live.get(), false);
    return replace(type, tree, live.get(), options, false);
  }

  private FieldOwners owners(ResourceType type) {
    return new FieldOwners(Schemas.get().of(type), type.apiVersion(), now());
  }

  private static void check(
      ResourceType type,
      Map<String, Object> tree,
      @org.jspecify.annotations.Nullable Map<String, Object> before) {
    List<FieldError> errors = new ArrayList<>();
    KindRules rules = Rules.of(type);
    if (before != null) {
      Metadata.checkUpdate(tree, before, errors);
    }
    Metadata.check(type, tree, errors);
    rules.check(tree, errors);
    if (before != null) {
      rules.checkUpdate(tree, before, errors);
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(type, Tree.text(tree, "metadata", "name"), errors);
    }
  }

  /** Returns the schema of a type, which decides about unknown fields. */
  public static Schema schemaOf(ResourceType type) {
    return Schemas.get().of(type);
  }
}
