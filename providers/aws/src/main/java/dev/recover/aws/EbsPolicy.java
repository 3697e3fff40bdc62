// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.model.Json;
import dev.recover.spi.CloudTask;
import dev.recover.spi.DiskChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The IAM policy that a task needs. */
public final class EbsPolicy {
  private static final List<String> LOCATE =
      List.of("ec2:DescribeSnapshots", "ec2:DescribeVolumes", "sts:GetCallerIdentity");
  private static final List<String> RESTORE =
      List.of("ec2:CreateSnapshot", "ec2:CreateTags", "ec2:DeleteTags");
  private static final List<String> RELOCATE =
      List.of("ec2:CopySnapshot", "ec2:CreateVolume", "ec2:ModifySnapshotAttribute");
  private static final List<String> OWN_COPIES = List.of("ec2:DeleteSnapshot", "ec2:DeleteVolume");

  /**
   * What a disk that is encrypted with a key of the customer's needs; EC2 asks KMS on the caller's
   * behalf, so no call of ours shows it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html">Requirements
   *     for EBS encryption</a>
   */
  private static final List<String> KEYS =
      List.of(
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo");

  private EbsPolicy() {}

  /** Every action that the task may ask for. */
  public static List<String> actions(CloudTask task) {
    List<String> actions = new ArrayList<>(LOCATE);
    if (task != CloudTask.LOCATE) {
      actions.addAll(RESTORE);
    }
    if (task == CloudTask.RELOCATE) {
      actions.addAll(RELOCATE);
      actions.addAll(OWN_COPIES);
    }
    return actions.stream().sorted().toList();
  }

  /** The policy document; only what carries our provenance tag may be deleted. */
  static String text(CloudTask task) {
    List<Object> statements = new ArrayList<>();
    statements.add(
        statement(
            "Recover" + (task == CloudTask.LOCATE ? "Reads" : "Works"),
            actions(task).stream().filter(action -> !OWN_COPIES.contains(action)).toList()));
    if (task == CloudTask.RELOCATE) {
      Map<String, Object> own = statement("RecoverDeletesItsOwnCopies", OWN_COPIES);
      own.put(
          "Condition", Map.of("Null", Map.of("aws:ResourceTag/" + DiskChange.PROVENANCE, "false")));
      statements.add(own);
      statements.add(statement("RecoverCopiesEncryptedDisks", KEYS));
    }
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", statements);
    return Json.pretty(policy) + "\n";
  }

  private static Map<String, Object> statement(String id, List<String> actions) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", id);
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", "*");
    return statement;
  }
}
