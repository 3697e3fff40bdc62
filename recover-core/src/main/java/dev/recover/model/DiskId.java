// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * Which disk, as a driver names it; two volumes with equal ids are one disk.
 *
 * @param driver the CSI driver, for example {@code ebs.csi.aws.com}, or for other sources the
 *     plug-in's name, for example {@code kubernetes.io/nfs}
 * @param handle the volume handle, in the one spelling that the driver's translator chose
 */
public record DiskId(String driver, String handle) implements Comparable<DiskId> {
  @Override
  public int compareTo(DiskId other) {
    int byDriver = driver.compareTo(other.driver);
    return byDriver != 0 ? byDriver : handle.compareTo(other.handle);
  }

  @Override
  public String toString() {
    return driver + "^" + handle;
  }
}
