// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

import static dev.recover.diagnostic.Outcome.ERROR;
import static dev.recover.diagnostic.Outcome.LOCKED;
import static dev.recover.diagnostic.Outcome.NOT_AUTHORISED;
import static dev.recover.diagnostic.Outcome.NOT_LOOKED_AT;
import static dev.recover.diagnostic.Outcome.NOT_PROVEN;
import static dev.recover.diagnostic.Outcome.REFUSED;
import static dev.recover.diagnostic.Outcome.USAGE;

/**
 * Every code a diagnostic can carry, with what it means; {@code recover explain CODE} prints it.
 *
 * <p>A code is stable: scripts match on it. The outcome says what a command amounts to that ends
 * because of it.
 */
public enum Code {
  // Reading files
  BUNDLE_MISSING(ERROR, "The folder given as bundle is not there."),
  BUNDLE_EMPTY(ERROR, "The folder given as bundle holds nothing."),
  BUNDLE_FOREIGN(ERROR, "The folder is not a bundle: it has no bundle.json of ours."),
  BUNDLE_TORN(REFUSED, "The bundle is incomplete: a capture or a copy of it was cut off."),
  BUNDLE_TAMPERED(REFUSED, "A file of the bundle is not what SHA256SUMS says."),
  BUNDLE_NEWER(ERROR, "The bundle was written by a newer format than this build reads."),
  BUNDLE_EXISTS(ERROR, "A bundle is never written over something that exists."),
  FILE_UNREADABLE(ERROR, "A file cannot be read or is not what it should be."),
  FILE_UNWRITABLE(ERROR, "A file cannot be written: read-only, full, or no permission."),
  INPUT_INVALID(ERROR, "Input is not the YAML or JSON of Kubernetes objects."),
  INPUT_IGNORED(ERROR, "Objects of other kinds in the input were left out."),
  PLAN_INVALID(ERROR, "The file is not a plan, or is cut off."),
  PLAN_EDITED(REFUSED, "The plan was changed after it was written."),
  PLAN_OTHER_BUNDLE(REFUSED, "The plan was made from another bundle."),
  PLAN_OTHER_CLUSTER(REFUSED, "The plan was made for another cluster."),
  PLAN_STALE(REFUSED, "What the plan rests on has changed since."),
  PLAN_BLOCKED(REFUSED, "The plan has volumes that are blocked."),
  JOURNAL_TORN(ERROR, "The last line of a journal was cut off; everything before it holds."),
  JOURNAL_TAMPERED(REFUSED, "A line of a journal is not what was written."),
  RULES_INVALID(USAGE, "A rules file or mapping does not say what it should."),
  // What a capture found
  VOLUME_WITHOUT_CLAIM(ERROR, "A PersistentVolume names no claim that was captured."),
  CLAIM_WITHOUT_VOLUME(ERROR, "A claim names no PersistentVolume that was captured."),
  CLAIMED_TWICE(REFUSED, "Two PersistentVolumes name the same claim."),
  HANDLE_TWICE(REFUSED, "Two PersistentVolumes name the same disk."),
  NAME_INVALID(ERROR, "A name is not one that Kubernetes accepts."),
  QUANTITY_INVALID(ERROR, "A quantity is not one that Kubernetes accepts."),
  WAS_TERMINATING(ERROR, "The object was being deleted when it was captured."),
  WAS_LOST(ERROR, "The claim had lost its volume when it was captured."),
  RESIZE_PENDING(ERROR, "A resize was under way at capture; it is not carried on."),
  NEEDS_SECRET(ERROR, "The volume names a Secret that must exist in the target."),
  PAIR_DISAGREES(REFUSED, "A PersistentVolume and a claim name each other only one way."),
  MAY_HOLD_CREDENTIAL(ERROR, "A field that is kept may hold a password, key or token."),
  NOT_CAPTURED(NOT_LOOKED_AT, "A part of the cluster could not be looked at."),
  OTHER_FINDING(ERROR, "A finding of a kind that this build does not know."),
  POLICY_DELETE(ERROR, "The captured reclaim policy is Delete."),
  // What planning found
  SOURCE_UNSUPPORTED(REFUSED, "No provider knows this kind of volume source."),
  CSI_UNTRANSLATABLE(REFUSED, "An in-tree source cannot be written as a volume of its CSI driver."),
  ACCESS_MODES_CHANGED(ERROR, "Access modes were changed into some that the CSI driver takes."),
  IN_TREE_SOURCE(ERROR, "The volume keeps an in-tree source, which a CSI driver serves."),
  IN_TREE_CLASS(ERROR, "The StorageClass has the provisioner of an in-tree plug-in."),
  HANDLE_FOREIGN(REFUSED, "Storage of this kind is not known in another cluster by its handle."),
  HANDLE_CONDITIONAL(ERROR, "Whether the handle works in this cluster depends on its storage."),
  PROVIDER_CLASH(ERROR, "Two providers claim the same volumes."),
  NO_DRIVER(REFUSED, "The target has no node and no CSIDriver object for the driver."),
  NO_NODE(REFUSED, "No node of the target can reach the volume."),
  NODES_UNKNOWN(ERROR, "The target has no nodes yet, so reachability is not known."),
  CLASS_MISSING(ERROR, "The StorageClass does not exist in the target."),
  CLASSES_DIFFER(REFUSED, "Claim and PersistentVolume name different StorageClasses."),
  CAPACITY_SHORT(REFUSED, "The claim asks for more than the PersistentVolume has."),
  ACCESS_MODES_DIFFER(
      REFUSED, "The claim asks for an access mode the PersistentVolume does not have."),
  VOLUME_MODES_DIFFER(REFUSED, "Claim and PersistentVolume differ in volumeMode."),
  ATTRIBUTES_DIFFER(REFUSED, "Claim and PersistentVolume differ in VolumeAttributesClass."),
  VOLUME_EXISTS(REFUSED, "A PersistentVolume of that name exists and is another."),
  CLAIM_EXISTS(REFUSED, "A claim of that name exists and is another."),
  CLAIM_TERMINATING(REFUSED, "A claim of that name is being deleted."),
  VOLUME_TERMINATING(REFUSED, "A PersistentVolume of that name is being deleted."),
  DISK_HELD(REFUSED, "A live PersistentVolume of the target names the same disk."),
  DISK_ATTACHED(REFUSED, "A VolumeAttachment of the target holds the disk."),
  NAMESPACE_TERMINATING(REFUSED, "The namespace is being deleted."),
  NAMESPACE_MISSING(REFUSED, "The namespace does not exist and may not be made."),
  TARGET_COLLISION(REFUSED, "Two volumes of the plan would have the same name in the target."),
  DRY_RUN_REFUSED(REFUSED, "The API server would refuse the object."),
  DRY_RUN_SAMPLED(
      NOT_LOOKED_AT, "The API server was asked about one of many objects that are alike."),
  HOST_PATH(ERROR, "The data is a folder on one node; only that node has it."),
  CANNOT_GROW(ERROR, "A claim without a storage class can never be made larger."),
  UNSAFE_OBJECT(REFUSED, "An object about to be created would put its disk at risk."),
  NOTHING_TO_DO(ERROR, "Nothing in the input asks for anything to be done."),
  // Finding disks
  DISK_AMBIGUOUS(REFUSED, "Several disks may be the volume's, and none is chosen."),
  DISK_FOREIGN(REFUSED, "The disk belongs to another cluster."),
  DISK_MISSING(REFUSED, "There is no such disk in all that was looked at."),
  DISK_NOT_LOOKED_AT(NOT_LOOKED_AT, "The disk may be where nobody could look."),
  DISK_OUT_OF_REACH(REFUSED, "No node of the target can attach the disk from where it lies."),
  DISK_NOT_ASKED(ERROR, "No cloud was named, so nobody looked at the disk."),
  DISK_KEY(ERROR, "The disk is encrypted, and its key must be usable where it is attached."),
  DISK_BUSY(ERROR, "The cloud is working with the disk."),
  COPIES_STAY(ERROR, "Copies that a run made in a cloud are not deleted unless that is asked for."),
  ATTACH_LIMIT(ERROR, "The nodes cannot attach that many more volumes."),
  DISK_UNFIT(REFUSED, "The disk cannot be a volume, or not now."),
  DISK_DOUBTFUL(REFUSED, "Something speaks against the disk being the volume's."),
  ANSWER_NEEDED(REFUSED, "A field that stands in no disk's metadata was not answered."),
  FIRST_MOUNT(ERROR, "How an adopted volume is mounted at first, and how that is changed."),
  MAPPING_INVALID(USAGE, "The mapping file of disks does not say what it should."),
  // Talking to a cloud
  CLOUD_NEEDED(USAGE, "Nothing says in which cloud to look."),
  CONFIG_INVALID(USAGE, "The config file does not say what it should."),
  CLOUD_UNAUTHENTICATED(NOT_AUTHORISED, "The cloud does not accept the credentials."),
  CLOUD_FORBIDDEN(NOT_AUTHORISED, "The cloud does not allow what was asked of it."),
  CLOUD_UNREACHABLE(ERROR, "The cloud's API does not answer."),
  CLOUD_REFUSED(ERROR, "The cloud refused the request."),
  CLOUD_NOT_LOOKED_AT(NOT_LOOKED_AT, "A part of a cloud could not be looked at."),
  // Talking to a cluster
  NO_KUBECONFIG(ERROR, "No kubeconfig was found."),
  KUBECONFIG_INVALID(ERROR, "The kubeconfig cannot be used."),
  CONTEXT_UNKNOWN(USAGE, "The kubeconfig has no such context."),
  CONTEXT_NEEDED(USAGE, "A command that writes names its context."),
  UNREACHABLE(ERROR, "The API server does not answer."),
  UNAUTHENTICATED(NOT_AUTHORISED, "The API server does not accept the credentials."),
  FORBIDDEN(NOT_AUTHORISED, "A permission is missing."),
  API_REFUSED(ERROR, "The API server refused the request."),
  CONFIRMATION_NEEDED(REFUSED, "The act is confirmed by naming the cluster."),
  READ_ONLY(REFUSED, "The shell is read-only: nothing may be staged or written."),
  LOCK_HELD(LOCKED, "Another run works on this cluster."),
  // Acting
  IN_DOUBT(ERROR, "A step was started and its end was not seen."),
  STEP_FAILED(ERROR, "A step did not succeed."),
  OPERATION_FAILED(ERROR, "A cloud could not do what it had begun."),
  NO_PROGRESS(ERROR, "Nothing moved for longer than the deadline allows."),
  NOT_ACKNOWLEDGED(ERROR, "The provisioner has not acknowledged the reclaim policy."),
  IN_USE(REFUSED, "A pod uses the claim."),
  NOT_OURS(REFUSED, "The object is not the one that the run made."),
  MISMATCH(NOT_PROVEN, "What was read back is not what was planned."),
  UNPROVEN(NOT_PROVEN, "A check could not be made."),
  RUN_UNKNOWN(ERROR, "No run of that name is recorded."),
  // The command line
  USAGE_WRONG(USAGE, "The command was not understood."),
  NOT_FOUND(ERROR, "Nothing of that name is known.");

  private final Outcome outcome;
  private final String meaning;

  Code(Outcome outcome, String meaning) {
    this.outcome = outcome;
    this.meaning = meaning;
  }

  /** What a command amounts to that ends because of this. */
  public Outcome outcome() {
    return outcome;
  }

  /** One sentence that stands alone. */
  public String meaning() {
    return meaning;
  }
}
