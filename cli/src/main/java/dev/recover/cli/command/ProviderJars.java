// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.spi.DiskProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.TreeSet;

/**
 * Finds the providers by looking into their own jars only.
 *
 * <p>{@link ServiceLoader} asks every jar of the class path whether it has a provider, and opening
 * the SDKs of three clouds takes a short command a third of its time. Classes come from the
 * ordinary loader; this one knows where to look for what is registered.
 */
final class ProviderJars extends ClassLoader {
  private static final String THEIRS = "recover-provider-*.jar";

  private final URLClassLoader registered;

  private ProviderJars(ClassLoader classes, URLClassLoader registered) {
    super(classes);
    this.registered = registered;
  }

  /** Every provider in the folder of the packaged command, else on the class path. */
  static List<DiskProviderFactory> factories() {
    try {
      Path own =
          Path.of(ProviderJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(own)
          ? packaged(own.resolveSibling("."))
          : loaded(ServiceLoader.load(DiskProviderFactory.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<DiskProviderFactory> packaged(Path folder) throws IOException {
    TreeSet<Path> jars = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, THEIRS)) {
      files.forEach(jars::add);
    }
    URL[] urls = new URL[jars.size()];
    int count = 0;
    for (Path jar : jars) {
      urls[count++] = jar.toUri().toURL();
    }
    try (URLClassLoader registered = new URLClassLoader(urls, null)) {
      ClassLoader classes = ProviderJars.class.getClassLoader();
      return loaded(
          ServiceLoader.load(DiskProviderFactory.class, new ProviderJars(classes, registered)));
    }
  }

  private static List<DiskProviderFactory> loaded(ServiceLoader<DiskProviderFactory> loader) {
    return loader.stream().map(Provider::get).toList();
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return registered.findResources(name);
  }
}
