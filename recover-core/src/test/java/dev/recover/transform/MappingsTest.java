// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Outcome;
import dev.recover.model.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings as options and as files, and what is said of wrong ones. */
class MappingsTest {
  private static final String HEAD = "apiVersion: recover/v1alpha1\nkind: Rules\nrules:\n";

  @Test
  void optionsAskOfEveryVolume() {
    Mappings mappings =
        new MappingOptions()
            .with(Setting.MAP_NAMESPACE, List.of("shop=web", "a=b"))
            .with(Setting.MAP_CLASS, List.of("gp2=", "=gp3"))
            .with(Setting.SET_CLASS, List.of(""))
            .read();
    Directions directions = mappings.directionsFor(Pairs.bound(0));

    assertThat(directions.mapped(Setting.MAP_NAMESPACE, "shop")).contains("web");
    assertThat(directions.mapped(Setting.MAP_NAMESPACE, "web")).isEmpty();
    assertThat(directions.mapped(Setting.MAP_CLASS, "gp2")).contains("");
    assertThat(directions.mapped(Setting.MAP_CLASS, "")).contains("gp3");
    assertThat(directions.word(Setting.SET_CLASS)).contains("");
    assertThat(new MappingOptions().with(Setting.MAP_NAME, List.of()).read())
        .isEqualTo(Mappings.none());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAP_NAMESPACE | shop | --map-namespace shop: it has no '='",
        "MAP_NAMESPACE | =web | --map-namespace =web: \"\" is not a namespace: lower case letters,"
            + " digits and '-', at most 63 characters",
        "MAP_NAMESPACE | shop=Web | --map-namespace shop=Web: \"Web\" is not a namespace: lower case"
            + " letters, digits and '-', at most 63 characters",
        "MAP_NAME | a/b/c=d | --map-name a/b/c=d: \"a/b/c\" is not CLAIM, NAMESPACE/CLAIM or pv:NAME",
        "MAP_NAME | a=b/c | --map-name a=b/c: \"b/c\" is not a name: lower case letters, digits, '-'"
            + " and '.', at most 253 characters",
        "MAP_CLASS | gp2=g p | --map-class gp2=g p: \"g p\" is not a StorageClass's name, or \"\" for"
            + " none",
        "HELM_MARKS | drop | --helm-marks drop: \"drop\" is not keep or strip",
        "MAP_SECRET | a=b/c | --map-secret a=b/c: \"a\" is not NAMESPACE/NAME of a Secret"
      })
  void aWrongOptionSaysWhatIsAllowed(Setting setting, String value, String summary) {
    assertThat(mistakes(() -> new MappingOptions().with(setting, List.of(value)).read()))
        .containsExactly(summary);
  }

  @Test
  void everyMistakeIsSaidAtOnceAndIsOneOfUsage() {
    DiagnosticException thrown =
        catchThrowableOfType(
            DiagnosticException.class,
            () ->
                new MappingOptions()
                    .with(Setting.MAP_NAMESPACE, List.of("a=b", "a=c", "x"))
                    .with(Setting.SET_CLASS, List.of("a", "b"))
                    .read());
    assertThat(thrown.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(thrown.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly(
            "--map-namespace a=c: \"a\" is given twice, as \"b\" and \"c\"",
            "--map-namespace x: it has no '='",
            "--set-class b: \"\" is given twice, as \"a\" and \"b\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namespace: shop                 | true",
        "namespace: [web, shop]          | true",
        "namespace: web                  | false",
        "labels: app=redis               | true",
        "'labels: ''app in (a, redis)''' | true",
        "labels: app!=redis              | false",
        "class: gp2                      | true",
        "class: gp3                      | false",
        "driver: ebs.csi.aws.com         | true",
        "driver: nfs                     | false",
        "'{namespace: shop, class: gp3}' | false"
      })
  void anEntryOfAFileIsForTheVolumesItSelects(String select, boolean selected) {
    String entry = select.startsWith("{") ? select : "{" + select + "}";
    Mappings mappings = parse(HEAD + "- select: " + entry + "\n  map-class: {gp2: x}\n");
    assertThat(mappings.directionsFor(Pairs.bound(0)).asks(Setting.MAP_CLASS)).isEqualTo(selected);
  }

  @Test
  void theLaterEntryWinsAndTheCommandLineLast() {
    Mappings file =
        parse(HEAD + "- map-zone: {a: b, c: d}\n- select: {namespace: shop}\n  map-zone: {a: x}\n");
    Mappings both = file.and(new MappingOptions().with(Setting.MAP_ZONE, List.of("c=z")).read());
    Directions directions = both.directionsFor(Pairs.bound(0));
    assertThat(directions.mapped(Setting.MAP_ZONE, "a")).contains("x");
    assertThat(directions.mapped(Setting.MAP_ZONE, "c")).contains("z");
    assertThat(directions.keys(Setting.MAP_ZONE)).containsExactly("a", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- map-clas: {a: b}        | rules[0]: the key map-clas is not known; did you mean map-class?",
        "- select: {ns: a}         | rules[0].select: the key ns is not known",
        "- select:                 | rules[0].select: it is not a mapping",
        "- select: {namespace: }   | rules[0].select.namespace: it is not a name or a list of names",
        "- select: {namespace: []} | rules[0].select.namespace: it is not a name or a list of names",
        "- select: {labels: '=='}  | rules[0].select.labels: \"==\" is not a label selector; write it"
            + " like app=redis, tier!=cache or env in (a,b)",
        "- map-class: gp3          | rules[0].map-class: it is not a mapping of OLD: NEW",
        "- map-class: {gp2: }      | rules[0].map-class: it is not a mapping of OLD: NEW",
        "- strip-labels: app       | rules[0].strip-labels: it is not a list",
        "- set-class:              | rules[0].set-class: it is not one word",
        "- data-source: keeep      | rules[0].data-source: \"keeep\" is not strip or keep",
        "- a                       | rules[0]: it is not a mapping",
        "'  a: b'                  | rules: it is not a list"
      })
  void aWrongFileSaysWhereAndWhatIsAllowed(String yaml, String summary) {
    assertThat(mistakes(() -> parse(HEAD + yaml + "\n"))).containsExactly(summary);
  }

  @Test
  void aFileOfSomethingElseIsNotTakenForRules() {
    assertThat(mistakes(() -> parse("[]"))).containsExactly("it is not a rules file");
    assertThat(mistakes(() -> parse("apiVersion: v1\nkind: ConfigMap\nrules: []\n")))
        .containsExactly("it does not begin with apiVersion: recover/v1alpha1 and kind: Rules");
    assertThat(mistakes(() -> parse(""))).containsExactly("it is not a rules file");
  }

  @Test
  void numbersAreNamesWhereTheyCanBe() {
    Mappings mappings = parse(HEAD + "- map-zone: {1: 2}\n");
    assertThat(mappings.directionsFor(Pairs.bound(0)).mapped(Setting.MAP_ZONE, "1")).contains("2");
  }

  private static Mappings parse(String yaml) {
    return RulesFile.parse(Yaml.parse(yaml), "rules.yaml");
  }

  private static List<String> mistakes(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    DiagnosticException thrown = catchThrowableOfType(DiagnosticException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.diagnostics().stream().map(Diagnostic::summary).toList();
  }
}
