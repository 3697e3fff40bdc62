// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import dev.recover.model.KubeObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What a cloud keeps: records in collections, and the data of disks and snapshots.
 *
 * <p>A collection's name is words and slashes, for example {@code 111122223333/us-east-1/volumes};
 * an id is a file name. A record is a JSON object. Thread-safe; one in a folder may be shared
 * between processes, each of which sees what the others wrote.
 */
public abstract class CloudStore {
  /** Records as files {@code <collection>/<id>.json} and data in {@code <collection>/<id>.data}. */
  public static CloudStore inFolder(Path folder) {
    return new FolderCloud(folder);
  }

  /** All of it is forgotten with the JVM. */
  public static CloudStore inMemory() {
    return new MemoryCloud();
  }

  /** The names of all collections that have a record, sorted. */
  public abstract List<String> collections();

  /** The records of a collection by id. */
  public abstract SortedMap<String, KubeObject> all(String collection);

  /** Reads a record. */
  public abstract Optional<KubeObject> find(String collection, String id);

  /** Makes or replaces a record. */
  public abstract void put(String collection, String id, KubeObject record);

  /** Removes a record and its data; one that is not there is no error. */
  public abstract void remove(String collection, String id);

  /** Appends a line to a file of a record's data. */
  public abstract void append(String collection, String id, String file, String line);

  /** Returns the lines of a file of a record's data; none when there is no such file. */
  public abstract List<String> lines(String collection, String id, String file);

  /** Returns the names of the files of a record's data, sorted. */
  public abstract List<String> files(String collection, String id);

  /** Gives a record the data that another one has at this moment. */
  public void copyData(String collection, String id, String toCollection, String toId) {
    for (String file : files(collection, id)) {
      lines(collection, id, file).forEach(line -> append(toCollection, toId, file, line));
    }
  }

  /** Runs reads and writes that nobody else comes between, in this process or another. */
  public abstract <T> T exclusively(Supplier<T> work);
}
