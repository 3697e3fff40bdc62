// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.ClaimName;
import dev.recover.model.DnsName;
import dev.recover.model.Evidence;
import dev.recover.model.OneLine;
import dev.recover.model.VolumeHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers what a disk's metadata says about the volume it was, and where it contradicts itself.
 *
 * <p>Everything that is handed in is untrusted: names that Kubernetes does not accept are left out
 * and speak against the disk, and text is cleaned before it becomes evidence. For one disk only.
 */
public final class HintGatherer {
  /**
   * How the external provisioner names a volume, alone or after what an in-tree plug-in puts before
   * it ({@code gke-shop-1a2b3c4d-pvc-<uid>}, {@code kubernetes-dynamic-pvc-<uid>}).
   *
   * @see <a href="https://github.com/kubernetes-csi/external-provisioner">--volume-name-prefix</a>
   */
  private static final Pattern PROVISIONED =
      Pattern.compile(
          "(?:.{0,200}-)?(pvc-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))");

  private Optional<String> volume = Optional.empty();
  private Optional<String> named = Optional.empty();
  private Optional<ClaimName> claim = Optional.empty();
  private final List<String> clusters = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();

  /**
   * Takes what metadata says about the claim.
   *
   * @param from what said so, for messages: {@code tag}, {@code description}
   * @param namespace empty when it is not said
   * @param name empty when it is not said
   */
  public HintGatherer claim(String from, Optional<String> namespace, Optional<String> name) {
    if (namespace.isEmpty() && name.isEmpty()) {
      return this;
    }
    String text = namespace.orElse("") + "/" + name.orElse("");
    if (!DnsName.isLabel(namespace.orElse("")) || !DnsName.isSubdomain(name.orElse(""))) {
      return against(from + " says claim " + text + ", and no claim can have that name");
    }
    ClaimName said = new ClaimName(namespace.orElse(""), name.orElse(""));
    if (claim.isPresent() && !claim.get().equals(said)) {
      return against(from + " says claim " + said + ", and other metadata says " + claim.get());
    }
    claim = Optional.of(said);
    return seen(Evidence.Kind.METADATA, from + " says claim " + said);
  }

  /** Takes what metadata says about the PersistentVolume's name; empty when it is not said. */
  public HintGatherer volume(String from, Optional<String> name) {
    if (name.isEmpty()) {
      return this;
    }
    String said = name.get();
    if (!DnsName.isSubdomain(said)) {
      return against(from + " says volume " + said + ", and no volume can have that name");
    }
    if (volume.isPresent() && !volume.get().equals(said)) {
      return against(from + " says volume " + said + ", and other metadata says " + volume.get());
    }
    volume = Optional.of(said);
    return seen(Evidence.Kind.METADATA, from + " says volume " + said);
  }

  /** Looks at the disk's own name: of a provisioner's it tells the volume and the claim's uid. */
  public HintGatherer diskName(String name) {
    Matcher matcher = PROVISIONED.matcher(name);
    if (matcher.matches()) {
      named = Optional.of(matcher.group(1));
      seen(Evidence.Kind.NAME_PATTERN, "the disk's name " + name + " has a claim's uid");
    }
    return this;
  }

  /**
   * Takes the name or id of a cluster that made or owns the disk; nothing when it is empty. A
   * second tag with the same name is no further evidence.
   */
  public HintGatherer cluster(String from, Optional<String> name) {
    name.map(OneLine::of)
        .filter(text -> !text.isEmpty() && !clusters.contains(text))
        .ifPresent(
            text -> {
              clusters.add(text);
              seen(Evidence.Kind.CLUSTER, from + " says cluster " + text);
            });
    return this;
  }

  /**
   * Tells of a copy that Recover made, by which a person can tell it from its source: both name the
   * same claim.
   */
  public HintGatherer copy(Map<String, String> tags) {
    String source = tags.getOrDefault(Relocation.SOURCE, "");
    return source.isEmpty()
        ? this
        : seen(
            Evidence.Kind.METADATA,
            "tag "
                + Relocation.SOURCE
                + " says a copy of "
                + source
                + ", made by run "
                + tags.getOrDefault(DiskChange.PROVENANCE, "unknown"));
  }

  /** Notes something that speaks for whose the disk was. */
  public HintGatherer seen(Evidence.Kind kind, String text) {
    evidence.add(new Evidence(kind, OneLine.of(text)));
    return this;
  }

  /** Notes something that speaks against the disk being what it says. */
  public HintGatherer against(String text) {
    return seen(Evidence.Kind.AGAINST, text);
  }

  /**
   * Returns all that was gathered; {@link VolumeHint#NONE} when it is nothing. Where the metadata
   * and the disk's name disagree about a claim's uid, none is told.
   */
  public VolumeHint hint() {
    Optional<String> metadata = volume.flatMap(HintGatherer::provisioned);
    boolean disagree = metadata.isPresent() && named.isPresent() && !metadata.equals(named);
    if (disagree) {
      against("metadata says volume " + metadata.get() + ", and the disk's name " + named.get());
    }
    Optional<String> uid =
        disagree
            ? Optional.empty()
            : metadata.or(() -> named).map(text -> text.substring("pvc-".length()));
    return new VolumeHint(volume.or(() -> named), claim, uid, clusters, evidence);
  }

  private static Optional<String> provisioned(String volume) {
    Matcher matcher = PROVISIONED.matcher(volume);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
