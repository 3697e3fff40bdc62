// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.model.KubeObject;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Turns the text of a successful answer into a value while it arrives.
 *
 * @param <T> the value
 */
public interface Answer<T> {
  /** Reads to the end; an {@link IOException} counts as a lost answer. */
  T read(Reader text) throws IOException;

  /**
   * Says what a refusal amounts to that is an answer too, such as 404 to "is it there?".
   *
   * @param status the {@code Status} object, empty when the server sent none
   * @return empty for a refusal that is a fault
   */
  default Optional<T> ofRefusal(int code, KubeObject status) {
    return Optional.empty();
  }
}
