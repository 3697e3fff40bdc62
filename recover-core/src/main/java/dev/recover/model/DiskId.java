// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import org.jspecify.annotations.Nullable;

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

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DiskId that && handle.equals(that.handle) && driver.equals(that.driver);
  }

  @Override
  public int hashCode() {
    return 31 * handle.hashCode() + driver.hashCode();
  }
}
