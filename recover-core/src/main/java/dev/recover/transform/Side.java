// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

/** Which object of a pair. */
public enum Side {
  VOLUME("PersistentVolume"),
  CLAIM("PersistentVolumeClaim");

  private final String kind;

  Side(String kind) {
    this.kind = kind;
  }

  public String kind() {
    return kind;
  }
}
