// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

/** A credential: never printed, in no message, log or dump of a record. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
