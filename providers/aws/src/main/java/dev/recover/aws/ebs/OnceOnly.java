// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.spi.Fault;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes things for which EC2 takes no client token, snapshots, once.
 *
 * <p>Throttled requests were not carried out and are sent again. One whose answer was lost is not:
 * what it may have made is looked for by its tag.
 */
final class OnceOnly {
  private static final int LOOKS = 5;

  private final Patience patience;

  OnceOnly(Patience patience) {
    this.patience = patience;
  }

  /**
   * Returns what is there already, or makes it.
   *
   * @throws Fault of kind IN_DOUBT when the answer was lost and nothing is seen yet
   */
  <T> T make(String what, Supplier<Optional<T>> look, Supplier<T> make) {
    Optional<T> before = look.get();
    if (before.isPresent()) {
      return before.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return make.get();
      } catch (SdkException e) {
        if (AwsFaults.inDoubt(e)) {
          return lookAgain(what, look, e);
        }
        if (!AwsFaults.throttled(e) || attempt >= patience.attempts()) {
          throw AwsFaults.of(what, e);
        }
      }
      Futures.pause(patience.pause(attempt));
    }
  }

  private <T> T lookAgain(String what, Supplier<Optional<T>> look, SdkException lost) {
    for (int attempt = 1; attempt <= LOOKS; attempt++) {
      Futures.pause(patience.pause(attempt));
      Optional<T> made = look.get();
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new Fault(
        Fault.Kind.IN_DOUBT,
        0,
        what
            + ": the answer was lost ("
            + AwsFaults.why(lost)
            + "), and what it may have made is not seen yet; ask again with the same key",
        Optional.empty(),
        lost);
  }
}
