// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.CloudTaker;
import dev.recover.apply.step.StepActor;
import dev.recover.apply.world.WorldCache;
import dev.recover.journal.Journal;
import java.util.concurrent.ExecutorService;

/**
 * What an engine works with.
 *
 * @param inbox where events come in
 * @param pool runs what blocks; of the size of the parallelism
 */
record Equipment(
    ApplyOptions options,
    Inbox inbox,
    WorldCache world,
    Journal journal,
    StepActor actor,
    CloudTaker clouds,
    Prover prover,
    ExecutorService pool) {}
