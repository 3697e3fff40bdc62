// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

/**
 * How far a run is, in volumes.
 *
 * @param volumes how many there are to do
 * @param created whose objects are all made, or changed, or deleted
 * @param bound whose claim and PersistentVolume are Bound to each other
 * @param proven which were read back and agree with the plan
 * @param failed which will not be done in this run
 */
public record ApplyProgress(int volumes, int created, int bound, int proven, int failed) {}
