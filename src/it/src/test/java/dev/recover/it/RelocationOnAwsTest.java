// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class RelocationOnAwsTest extends RelocationJourneys {
  RelocationOnAwsTest() {
    super(CloudPlace.AWS);
  }
}
