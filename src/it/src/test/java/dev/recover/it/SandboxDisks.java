// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.sandbox.disk.DiskCloud;
import java.util.Map;

/**
 * The disks under an {@link InnerSandbox}.
 *
 * @param environment what a process needs in its environment to talk to their cloud
 * @param stop ends the cloud
 */
record SandboxDisks(DiskCloud cloud, Map<String, String> environment, Runnable stop) {}
