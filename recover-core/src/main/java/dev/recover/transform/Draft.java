// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A pair while its rules rewrite it: what each rule reads, changes and reports through.
 *
 * <p>Several changes of one path become one edit, from the captured value to the last one; a path
 * that ends as it was captured makes no edit. A changed path always is one of keys; items of a list
 * are removed by {@link #stripItems}.
 */
public final class Draft {
  private static final FieldPath CSI_DRIVER = FieldPath.of("spec", "csi", "driver");

  private final Volume captured;
  private final Directions directions;
  private final Optional<KubeObject> asCsi;
  private final DraftObject volume;
  private final DraftObject claim;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private String rule = "";

  /**
   * @param asCsi the captured PersistentVolume with its CSI driver's source, where it is to be that
   */
  Draft(Volume captured, Directions directions, Optional<KubeObject> asCsi) {
    this.captured = captured;
    this.directions = directions;
    this.asCsi = asCsi;
    this.volume = new DraftObject(captured.volume().orElseThrow());
    this.claim = new DraftObject(captured.claim().orElseThrow());
  }

  /** Runs one rule; its edits carry the id. */
  void run(String id, Rule next) {
    rule = id;
    next.rewrite(this);
  }

  /** What was asked for, for this volume. */
  public Directions directions() {
    return directions;
  }

  /** The object as it was captured, whatever rules did to it since. */
  public KubeObject captured(Side side) {
    return side == Side.VOLUME ? captured.volume().orElseThrow() : captured.claim().orElseThrow();
  }

  /**
   * The captured PersistentVolume with the source of its CSI driver in place of an in-tree one;
   * empty unless that was asked for and can be done.
   */
  public Optional<KubeObject> asCsi() {
    return asCsi;
  }

  /** Whether its source is a CSI one now. */
  public boolean isCsi() {
    return text(Side.VOLUME, CSI_DRIVER).isPresent();
  }

  /** How diagnostics name this volume: as it was captured. */
  public String subject() {
    return captured.label();
  }

  /** What stands at the path now. */
  public Optional<Object> at(Side side, FieldPath path) {
    return Optional.ofNullable(object(side).at(path));
  }

  /** The text that stands at the path now; numbers and booleans are not text. */
  public Optional<String> text(Side side, FieldPath path) {
    return object(side).at(path) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public boolean has(Side side, FieldPath path) {
    return object(side).holds(path);
  }

  /** Puts a value at the path; nothing happens when it stands there already. */
  public void set(Side side, FieldPath path, Object value, String reason) {
    object(side).set(path, value, new Cause(rule, reason));
  }

  /** Removes what stands at the path, if anything does. */
  public void strip(Side side, FieldPath path, String reason) {
    object(side).strip(path, new Cause(rule, reason));
  }

  /**
   * Removes the items of a list that a test picks, an edit each; the index in its path is that in
   * the captured list.
   */
  public void stripItems(
      Side side, FieldPath list, Predicate<Object> picks, Function<Object, String> reason) {
    object(side).stripItems(list, picks, rule, reason);
  }

  public void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  Rewritten finish() {
    KubeObject newVolume = volume.finish();
    KubeObject newClaim = claim.finish();
    List<Edit> edits = new ArrayList<>(volume.edits(newVolume.ref()));
    edits.addAll(claim.edits(newClaim.ref()));
    return new Rewritten(Volume.of(newVolume, newClaim), edits, diagnostics);
  }

  private DraftObject object(Side side) {
    return side == Side.VOLUME ? volume : claim;
  }

  /** Which rule makes a change, and why. */
  record Cause(String rule, String reason) {}
}
