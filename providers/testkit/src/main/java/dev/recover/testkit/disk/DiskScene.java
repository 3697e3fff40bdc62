// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.disk;

import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.spi.DiskProvider;
import java.util.List;
import java.util.Map;

/**
 * A cloud for one test, empty at first, and the provider that is opened on it: for the scopes
 * {@link #home} and {@link #away}.
 *
 * <p>Its clock stands still until {@link #pass}; what is made in it is under way until then.
 */
public interface DiskScene extends AutoCloseable {
  DiskProvider provider();

  /** Opens a second one, as a process that was started again would. */
  DiskProvider another();

  CloudScope home();

  /** Another region or zone of the same account, which is listed too. */
  CloudScope away();

  /** The zones of a scope in which disks may be made, at least two. */
  List<String> zones(CloudScope scope);

  /** Makes a disk that is ready. */
  DiskId make(CloudScope scope, String name, int gib, Map<String, String> tags);

  /** Deletes a disk behind the provider's back. */
  void delete(DiskId disk);

  /** Gives a disk to a machine. */
  void attach(DiskId disk);

  /** The id of a disk of the right form that was never made in a scope. */
  DiskId neverMade(CloudScope scope);

  /** Writes a line on a disk, and reads all lines: what a copy must bring along. */
  void write(DiskId disk, String line);

  List<String> read(DiskId disk);

  /** Lets enough time pass that whatever is under way is done. */
  void pass();

  /** Throttles the next requests, whatever they are. */
  void throttle(int times);

  /** Answers requests with 503 for a while. */
  void unavailable(int times);

  /** Refuses to list a scope. */
  void denyListing(CloudScope scope);

  /** The permission that is missing then, as the cloud names it. */
  String listingPermission();

  /** Answers what is asked next with a page for people. */
  void answerHtml();

  /** Lets the credentials end after a number of further requests. */
  void expireAfter(int requests);

  /** Puts at most this many items on a page. */
  void limitPages(int items);

  /** Does not show what is made next to the next reads. */
  void hideNext(int reads);

  /** Lets what is made next fail later. */
  void failNext(String why);

  /** Carries the next request that makes something out, and loses the answer. */
  void loseNextAnswer();

  /** How many snapshots there are in all scopes. */
  int snapshots();

  /** How many disks there are in all scopes. */
  int disks();

  @Override
  void close();
}
