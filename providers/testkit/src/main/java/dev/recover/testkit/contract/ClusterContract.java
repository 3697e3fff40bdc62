// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every cluster does with volumes and claims: the 71 scenarios of the binding reference and,
 * from 72 on, what workloads and disks add to them; one test each.
 *
 * <p>Extend it and hand over a {@link World}. The scenarios mostly wait, so they run at the same
 * time where JUnit's parallel execution is on; each has its own namespace and prefix of names.
 * Where a sandbox and a real control plane differ, the sandbox is wrong.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClusterContract
    implements ReservedScenarios,
        OneSidedScenarios,
        DefaultClassScenarios,
        LostScenarios,
        ReleaseScenarios,
        DeletedDiskScenarios,
        ProvisioningScenarios,
        WriteScenarios,
        WorkloadScenarios,
        DiskScenarios,
        OwnerScenarios {}
