// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.DnsName;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether a key and value of a setting can be what was meant. */
final class SettingCheck {
  private static final Pattern LABEL_VALUE =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern SECRET = Pattern.compile("[^/]+/[^/]+");
  private static final String NAMESPACE_RULE =
      "a namespace: lower case letters, digits and '-', at most 63 characters";
  private static final String NAME_RULE =
      "a name: lower case letters, digits, '-' and '.', at most 253 characters";
  private static final String CLASS_RULE = "a StorageClass's name, or \"\" for none";
  private static final String PLACE_RULE =
      "a label's value: letters, digits, '-', '_' and '.', at most 63 characters";
  private static final String SECRET_RULE = "NAMESPACE/NAME of a Secret";

  private SettingCheck() {}

  /** Returns what is wrong, as a clause that says what is allowed; empty when nothing is. */
  static Optional<String> problem(Setting setting, String key, String value) {
    return switch (setting) {
      case MAP_NAMESPACE -> both(key, value, DnsName::isLabel, NAMESPACE_RULE);
      case MAP_NAME -> nameProblem(key, value);
      case MAP_CLASS -> both(key, value, SettingCheck::isClass, CLASS_RULE);
      case SET_CLASS -> unless(isClass(value), value, CLASS_RULE);
      case MAP_ZONE, MAP_REGION, MAP_NODE ->
          both(key, value, text -> LABEL_VALUE.matcher(text).matches(), PLACE_RULE);
      case MAP_SECRET -> both(key, value, text -> SECRET.matcher(text).matches(), SECRET_RULE);
      case SET_VOLUME_ATTRIBUTES -> unless(!key.isEmpty(), key, "the name of an attribute");
      case STRIP_LABELS, STRIP_ANNOTATIONS ->
          unless(!key.isBlank(), key, "a key, or the beginning of one with * at the end");
      case HELM_MARKS, GITOPS_MARKS, DATA_SOURCE, TO_CSI ->
          unless(setting.allowed().contains(value), value, String.join(" or ", setting.allowed()));
    };
  }

  private static Optional<String> nameProblem(String key, String value) {
    int slash = key.indexOf('/');
    boolean known =
        key.startsWith("pv:")
            ? DnsName.isSubdomain(key.substring(3))
            : DnsName.isSubdomain(key.substring(slash + 1))
                && (slash < 0 || DnsName.isLabel(key.substring(0, slash)));
    return known
        ? unless(DnsName.isSubdomain(value), value, NAME_RULE)
        : unless(false, key, "CLAIM, NAMESPACE/CLAIM or pv:NAME");
  }

  private static Optional<String> both(
      String key, String value, Predicate<String> valid, String rule) {
    return unless(valid.test(key), key, rule).or(() -> unless(valid.test(value), value, rule));
  }

  private static Optional<String> unless(boolean valid, String text, String rule) {
    return valid ? Optional.empty() : Optional.of("\"" + text + "\" is not " + rule);
  }

  private static boolean isClass(String name) {
    return name.isEmpty() || DnsName.isSubdomain(name);
  }
}
