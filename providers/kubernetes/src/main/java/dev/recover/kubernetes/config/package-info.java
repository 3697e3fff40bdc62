// SPDX-License-Identifier: Apache-2.0
/**
 * Reads kubeconfig files by kubectl's rules, and says which server to talk to and as whom.
 *
 * <p>Nothing here opens a connection. Whatever is wrong is a diagnostic that names the file.
 */
@NullMarked
package dev.recover.kubernetes.config;

import org.jspecify.annotations.NullMarked;
