// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.KubeObject;

/**
 * One object of a file that somebody already has.
 *
 * @param place where it stands, for messages: {@code pvs.yaml at line 3, column 3}
 */
public record Manifest(KubeObject object, String place) {}
