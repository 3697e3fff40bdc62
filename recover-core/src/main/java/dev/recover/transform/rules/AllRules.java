// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import java.util.List;
import java.util.stream.Stream;

/** Every rule of this build in the order they run: later ones read what earlier ones wrote. */
public final class AllRules {
  private AllRules() {}

  public static List<Rule> inOrder() {
    return Stream.of(
            // First of all: the others see a CSI source where one is to be.
            List.of(new TranslateSource(), new TranslateAccessModes()),
            ServerFields.all(),
            Ownership.all(),
            ManagerMarks.all(),
            onRequest(),
            VolumeAnnotations.all(),
            ClaimAnnotations.all(),
            classes(),
            names(),
            ClaimRefRules.all(),
            List.of(new RetainVolume()),
            TopologyRules.all(),
            SecretRules.all(),
            KeptFields.all(),
            List.of(new ProvisionerIdentity(), new SetVolumeAttributes(), new ClampRequest()),
            DataSources.all(),
            List.of(new AttributesClass(), new MatchAttributesClass()),
            StatusRules.all(),
            List.of(new CheckNames()))
        .<Rule>flatMap(List::stream)
        .toList();
  }

  private static List<Rule> onRequest() {
    return List.of(
        new StripOnRequest("strip-labels", Setting.STRIP_LABELS, "labels"),
        new StripOnRequest("strip-annotations", Setting.STRIP_ANNOTATIONS, "annotations"));
  }

  private static List<Rule> classes() {
    return List.of(
        new ClassAnnotation("move-volume-class-annotation", Scope.VOLUME),
        new ClassAnnotation("move-claim-class-annotation", Scope.CLAIM),
        new MapClass(),
        new SpellOutClass());
  }

  private static List<Rule> names() {
    return List.of(new MapNamespace(), new MapName());
  }
}
