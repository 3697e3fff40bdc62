// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.cloud.CloudConfig;
import dev.recover.cli.cloud.CloudConfigFile;
import dev.recover.cli.cloud.CloudRequest;
import dev.recover.cli.cloud.CloudRequest.ListingFile;
import dev.recover.cli.view.Console;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.model.CloudScope;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.ProviderConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The options that say in which clouds to look, and as whom; they win over the config file. */
public final class CloudFlags {
  private static final String AWS = "aws";
  private static final String GCP = "gcp";
  private static final String FILES = "files";

  private final Arguments arguments;
  private final Console console;
  private final Map<String, DiskProviderFactory> factories = new TreeMap<>();
  private final CloudConfig config;

  private CloudFlags(Arguments arguments, Console console, List<DiskProviderFactory> factories) {
    this.arguments = arguments;
    this.console = console;
    factories.forEach(factory -> this.factories.put(factory.id(), factory));
    this.config =
        arguments
            .value("--config")
            .or(() -> console.variable("RECOVER_CONFIG"))
            .map(file -> CloudConfigFile.read(Path.of(file), this.factories.keySet()))
            .orElse(CloudConfig.NONE);
  }

  public static Syntax add(Syntax syntax) {
    return addAccess(syntax)
        .values(
            "--provider", "ID", "the clouds to look in: aws, gcp, azure, openstack, vsphere, files")
        .repeated("--disks-from", "FILE", "read what the vendor's own command printed; or ID=FILE")
        .value("--root", "DIR", "files: a mounted path with a folder for each volume")
        .values("--cluster-name", "NAME", "names by which our clusters tag their disks");
  }

  /** Adds the options that say as whom and where clouds are asked, without saying which. */
  static Syntax addAccess(Syntax syntax) {
    return syntax
        .values("--region", "REGION", "only these regions of a cloud")
        .values("--profile", "NAME", "aws: the profiles of these accounts")
        .values("--role", "ARN", "aws: assume these roles, one for each account")
        .values("--project", "ID", "gcp: these projects")
        .value("--gcp-endpoint", "URL", "gcp: where the API is; else RECOVER_GCP_ENDPOINT")
        .value("--config", "FILE", "accounts, projects and regions, once; else RECOVER_CONFIG");
  }

  /**
   * Returns with what a provider is opened, as options and config file say.
   *
   * @param scopes what a plan names; the regions of aws, where an id does not say its own, are
   *     added
   */
  static ProviderConfig configOf(
      String provider,
      Arguments arguments,
      Console console,
      List<DiskProviderFactory> factories,
      Collection<CloudScope> scopes) {
    ProviderConfig config = new CloudFlags(arguments, console, factories).configOf(provider);
    Set<String> regions = new TreeSet<>(config.regions());
    scopes.stream()
        .filter(scope -> scope.provider().equals(AWS) && !scope.region().isEmpty())
        .forEach(scope -> regions.add(scope.region()));
    return provider.equals(AWS)
        ? new ProviderConfig(
            config.accounts(), List.copyOf(regions), config.endpoint(), config.parallelism())
        : config;
  }

  /**
   * Returns where to look.
   *
   * @throws DiagnosticException when nothing says where, or an option is for another cloud
   */
  static CloudRequest request(
      Arguments arguments, Console console, List<DiskProviderFactory> factories) {
    return new CloudFlags(arguments, console, factories).request();
  }

  /** What the config file says; {@link CloudConfig#NONE} without one. */
  static CloudConfig config(
      Arguments arguments, Console console, List<DiskProviderFactory> factories) {
    return new CloudFlags(arguments, console, factories).config;
  }

  /** Whether the command line or the config file says where to look. */
  public static boolean given(Arguments arguments, Console console) {
    return !arguments.values("--provider").isEmpty()
        || !arguments.values("--disks-from").isEmpty()
        || arguments.value("--root").isPresent()
        || !arguments.values("--profile").isEmpty()
        || !arguments.values("--role").isEmpty()
        || !arguments.values("--project").isEmpty()
        || arguments.value("--config").isPresent()
        || console.variable("RECOVER_CONFIG").isPresent();
  }

  private CloudRequest request() {
    Set<String> providers = providers();
    List<ListingFile> files = files(providers);
    Map<String, ProviderConfig> open = new LinkedHashMap<>();
    for (String id : providers) {
      if (files.stream().noneMatch(file -> file.provider().equals(id))) {
        open.put(id, configOf(id));
      }
    }
    if (open.isEmpty() && files.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.CLOUD_NEEDED,
              "",
              "nothing says in which cloud to look",
              "neither --provider nor a config file names one",
              "add for example --provider aws --region us-east-1, or --provider gcp --project ID"));
    }
    open.keySet().forEach(this::mustOpen);
    Set<String> clusters = new LinkedHashSet<>(arguments.values("--cluster-name"));
    clusters.addAll(config.clusters());
    return new CloudRequest(open, files, List.copyOf(clusters));
  }

  /** What is named, else what the other options are for, else what the config file has. */
  private Set<String> providers() {
    Set<String> named = new LinkedHashSet<>();
    arguments.values("--provider").forEach(id -> named.add(known(id)));
    implied("--profile", AWS, named);
    implied("--role", AWS, named);
    implied("--project", GCP, named);
    implied("--gcp-endpoint", GCP, named);
    implied("--root", FILES, named);
    for (String file : arguments.values("--disks-from")) {
      providerIn(file).ifPresent(named::add);
    }
    return named.isEmpty() ? config.providers().keySet() : named;
  }

  private void implied(String option, String provider, Set<String> named) {
    boolean given = arguments.has(option);
    boolean other = !arguments.values("--provider").isEmpty() && !named.contains(provider);
    if (given && other && (provider.equals(FILES) || arguments.values("--disks-from").isEmpty())) {
      throw Arguments.wrong(
          option + " is for " + provider + ", and --provider names another cloud",
          "leave it out, or add --provider " + provider);
    }
    if (given && !other) {
      named.add(provider);
    }
  }

  private String known(String id) {
    if (factories.containsKey(id)) {
      return id;
    }
    List<String> ids = usable();
    throw Arguments.wrong(
        "there is no provider \"" + id + "\"",
        Suggestion.nearest(id, ids).map(near -> "did you mean " + near + "? ").orElse("")
            + "say one of: "
            + String.join(", ", ids));
  }

  private List<String> usable() {
    return factories.values().stream()
        .filter(factory -> factory.opens() || !factory.listingCommand().isEmpty())
        .map(DiskProviderFactory::id)
        .toList();
  }

  private void mustOpen(String id) {
    DiskProviderFactory factory = factories.get(id);
    if (factory != null && !factory.opens()) {
      throw Arguments.wrong(
          "the provider " + id + " cannot ask a cloud itself",
          factory.listingCommand().isEmpty()
              ? "say one of: " + String.join(", ", usable())
              : "give it what `"
                  + factory.listingCommand()
                  + "` prints: --provider "
                  + id
                  + (id.equals(FILES) ? " --root DIR" : " --disks-from FILE"));
    }
  }

  private List<ListingFile> files(Set<String> providers) {
    List<ListingFile> files = new ArrayList<>();
    for (String text : arguments.values("--disks-from")) {
      Optional<String> named = providerIn(text);
      if (named.isEmpty() && providers.size() != 1) {
        throw Arguments.wrong(
            "--disks-from " + text + ": nothing says whose listing it is",
            "name one cloud with --provider, or write --disks-from aws=" + text);
      }
      String id = named.orElseGet(() -> providers.iterator().next());
      String path = named.isPresent() ? text.substring(id.length() + 1) : text;
      files.add(new ListingFile(id, Path.of(path), scope(id)));
    }
    arguments
        .value("--root")
        .ifPresent(root -> files.add(new ListingFile(FILES, Path.of(root), scope(FILES))));
    return files;
  }

  private Optional<String> providerIn(String file) {
    int equals = file.indexOf('=');
    return equals > 0 && factories.containsKey(file.substring(0, equals))
        ? Optional.of(file.substring(0, equals))
        : Optional.empty();
  }

  private CloudScope scope(String provider) {
    List<String> projects = arguments.values("--project");
    List<String> regions = arguments.values("--region");
    return new CloudScope(
        provider,
        provider.equals(GCP) && projects.size() == 1 ? projects.get(0) : "",
        regions.size() == 1 ? regions.get(0) : "");
  }

  private ProviderConfig configOf(String id) {
    ProviderConfig written = config.providers().getOrDefault(id, ProviderConfig.DEFAULT);
    List<CloudAccount> accounts =
        switch (id) {
          case AWS -> awsAccounts();
          case GCP -> arguments.values("--project").stream().map(CloudFlags::project).toList();
          default -> List.of();
        };
    List<String> regions = arguments.values("--region");
    Optional<String> endpoint =
        id.equals(GCP)
            ? arguments.value("--gcp-endpoint").or(() -> console.variable("RECOVER_GCP_ENDPOINT"))
            : Optional.empty();
    return new ProviderConfig(
        accounts.isEmpty() ? written.accounts() : accounts,
        regions.isEmpty() ? written.regions() : regions,
        endpoint.or(written::endpoint),
        written.parallelism());
  }

  private List<CloudAccount> awsAccounts() {
    List<String> profiles = arguments.values("--profile");
    List<String> roles = arguments.values("--role");
    if (profiles.size() > 1 && !roles.isEmpty()) {
      throw Arguments.wrong(
          "several profiles with --role do not say which profile assumes which role",
          "name one profile, or write the accounts into a config file (--config)");
    }
    if (roles.isEmpty()) {
      return profiles.stream()
          .map(profile -> new CloudAccount(profile, Map.of("profile", profile)))
          .toList();
    }
    return roles.stream()
        .map(
            role ->
                new CloudAccount(
                    role,
                    profiles.isEmpty()
                        ? Map.of("role", role)
                        : Map.of("role", role, "profile", profiles.get(0))))
        .toList();
  }

  private static CloudAccount project(String id) {
    return new CloudAccount(id, Map.of("project", id));
  }
}
