// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

/**
 * Which objects of a kind to list or watch.
 *
 * @param namespace "" for all of them
 * @param labels a label selector as kubectl's {@code -l} takes it; "" for any
 * @param fields a field selector; "" for any
 */
public record Selection(String namespace, String labels, String fields) {
  public static final Selection EVERYTHING = new Selection("", "", "");

  public static Selection inNamespace(String namespace) {
    return new Selection(namespace, "", "");
  }
}
