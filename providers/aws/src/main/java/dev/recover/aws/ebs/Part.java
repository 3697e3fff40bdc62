// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.spi.NotLookedAt;
import java.util.List;
import java.util.Optional;

/**
 * What one place answered.
 *
 * @param found also the pages before a failure
 * @param trouble what is not known because of it
 */
record Part<T>(EbsPlace place, List<T> found, Optional<NotLookedAt> trouble) {}
