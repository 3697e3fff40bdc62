// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.DocumentCheck;
import dev.recover.model.UnreadableException;
import dev.recover.model.Yaml;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.ProviderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the config file ({@code --config}, {@code RECOVER_CONFIG}); docs/reference/config.md
 * describes it.
 *
 * <p>Every mistake in it is said at once; an unknown key is one, with the key that was meant.
 */
public final class CloudConfigFile {
  private static final String REMEDY =
      "correct it there; docs/reference/config.md describes the file";
  private static final List<String> TOP = List.of("providers", "contexts", "clusters");
  private static final List<String> PROVIDER =
      List.of("accounts", "regions", "endpoint", "parallelism");

  /** The keys of an account, and what the provider calls them. */
  private static final Map<String, String> ACCOUNT =
      new TreeMap<>(
          Map.of(
              "profile", "profile",
              "role", "role",
              "externalId", "external-id",
              "project", "project"));

  private final DocumentCheck check;
  private final Collection<String> known;

  private CloudConfigFile(String file, Collection<String> known) {
    this.check = new DocumentCheck(Code.CONFIG_INVALID, file, REMEDY);
    this.known = known;
  }

  /**
   * Reads a file.
   *
   * @param known the ids of the providers there are
   * @throws DiagnosticException with every mistake in it
   */
  public static CloudConfig read(Path path, Collection<String> known) {
    try {
      return parse(Yaml.parse(Files.readString(path)), path.toString(), known);
    } catch (IOException e) {
      throw FileTrouble.unreadable(path, e);
    } catch (UnreadableException e) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.CONFIG_INVALID,
              path.toString(),
              "the config file is not YAML that can be read",
              e.getMessage(),
              REMEDY));
    }
  }

  /** Reads what the YAML says; throws as {@link #read}. */
  static CloudConfig parse(@Nullable Object tree, String file, Collection<String> known) {
    CloudConfigFile reader = new CloudConfigFile(file, known);
    CloudConfig config = reader.top(tree);
    reader.check.finish();
    return config;
  }

  private CloudConfig top(@Nullable Object tree) {
    Map<?, ?> map = check.document(tree, "Config", TOP);
    Map<String, ProviderConfig> providers = new LinkedHashMap<>();
    check
        .map("providers", map.get("providers"), known)
        .forEach(
            (id, provider) ->
                providers.put(String.valueOf(id), provider("providers." + id, provider)));
    return new CloudConfig(
        providers,
        check.texts("contexts", map.get("contexts")),
        check.texts("clusters", map.get("clusters")));
  }

  private ProviderConfig provider(String place, @Nullable Object tree) {
    Map<?, ?> map = check.map(place, tree, PROVIDER);
    List<CloudAccount> accounts = new ArrayList<>();
    List<?> list = check.list(place + ".accounts", map.get("accounts"));
    for (int i = 0; i < list.size(); i++) {
      accounts.add(account(place + ".accounts[" + i + "]", list.get(i)));
    }
    return new ProviderConfig(
        accounts,
        check.texts(place + ".regions", map.get("regions")),
        Optional.ofNullable(map.get("endpoint")).map(String::valueOf),
        parallelism(place + ".parallelism", map.get("parallelism")));
  }

  private CloudAccount account(String place, @Nullable Object tree) {
    List<String> keys = new ArrayList<>(ACCOUNT.keySet());
    keys.add(0, "name");
    Map<?, ?> map = check.map(place, tree, keys);
    Map<String, String> settings = new LinkedHashMap<>();
    ACCOUNT.forEach(
        (key, setting) -> {
          if (map.get(key) != null) {
            settings.put(setting, String.valueOf(map.get(key)));
          }
        });
    if (settings.isEmpty() && !map.isEmpty()) {
      check.reject(place + ": nothing says which account it is", "say profile, role or project");
    }
    String name = settings.values().stream().findFirst().orElse("");
    return new CloudAccount(
        map.get("name") == null ? name : String.valueOf(map.get("name")), settings);
  }

  private int parallelism(String place, @Nullable Object value) {
    if (value == null) {
      return ProviderConfig.DEFAULT.parallelism();
    }
    if (value instanceof Long number && number >= 1 && number <= 256) {
      return number.intValue();
    }
    check.reject(place + ": it is not a number from 1 to 256", "16 is what it is when left out");
    return 1;
  }
}
