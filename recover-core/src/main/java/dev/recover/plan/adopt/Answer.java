// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

/**
 * The value of a field that no disk tells.
 *
 * @param from who said so, for messages: {@code the command line}, {@code StatefulSet db/redis}
 */
record Answer<T>(T value, String from) {}
