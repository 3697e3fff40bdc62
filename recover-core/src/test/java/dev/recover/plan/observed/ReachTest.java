// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.observed;

import static dev.recover.plan.observed.Reach.Answer.CORDONED;
import static dev.recover.plan.observed.Reach.Answer.NO_NODE;
import static dev.recover.plan.observed.Reach.Answer.REACHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.plan.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Affinity, zone labels and drivers, as the scheduler reads them. */
class ReachTest {
  private static final KubeObject PLAIN =
      KubeObject.parse(
          """
          {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "pv"},
           "spec": {"hostPath": {"path": "/x"}}}
          """);

  private static KubeObject affinity(String terms) {
    return PLAIN.with(
        FieldPath.of("spec", "nodeAffinity", "required", "nodeSelectorTerms"), Json.parse(terms));
  }

  private static Reach.Answer answer(KubeObject volume) {
    return new Reach(new World().node("node-a", "zone-a", "d").state()).answer(volume);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "In|['zone-a', 'zone-b']|REACHED",
        "In|['zone-b']|NO_NODE",
        "NotIn|['zone-b']|REACHED",
        "NotIn|['zone-a']|NO_NODE",
        "Exists|[]|REACHED",
        "DoesNotExist|[]|NO_NODE",
        "Near|['zone-a']|NO_NODE",
      })
  void operators(String operator, String values, Reach.Answer expected) {
    String term =
        """
        [{"matchExpressions": [{"key": "topology.kubernetes.io/zone", "operator": "%s",
          "values": %s}]}]
        """
            .formatted(operator, values.replace('\'', '"'));
    assertThat(answer(affinity(term))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Gt,4,REACHED", "Gt,5,NO_NODE", "Lt,6,REACHED", "Lt,5,NO_NODE", "Gt,x,NO_NODE"})
  void numbers(String operator, String value, Reach.Answer expected) {
    World world =
        new World()
            .add(
                """
                {"apiVersion": "v1", "kind": "Node",
                 "metadata": {"name": "n", "labels": {"generation": "5"}}}
                """);
    KubeObject volume =
        affinity(
            """
            [{"matchExpressions": [{"key": "generation", "operator": "%s", "values": ["%s"]}]}]
            """
                .formatted(operator, value));
    assertThat(new Reach(world.state()).answer(volume)).isEqualTo(expected);
  }

  @Test
  void anAbsentLabelIsNotInAnythingAndDoesNotExist() {
    String term = "[{\"matchExpressions\": [{\"key\": \"absent\", \"operator\": \"%s\"%s}]}]";
    assertThat(answer(affinity(term.formatted("NotIn", ", \"values\": [\"x\"]"))))
        .isEqualTo(REACHED);
    assertThat(answer(affinity(term.formatted("DoesNotExist", "")))).isEqualTo(REACHED);
    assertThat(answer(affinity(term.formatted("In", ", \"values\": [\"x\"]")))).isEqualTo(NO_NODE);
  }

  @Test
  void termsAreAlternativesAndRequirementsHoldTogether() {
    String no = "{\"key\": \"absent\", \"operator\": \"Exists\"}";
    String yes = "{\"key\": \"kubernetes.io/hostname\", \"operator\": \"Exists\"}";
    assertThat(answer(affinity("[{\"matchExpressions\": [%s, %s]}]".formatted(yes, no))))
        .isEqualTo(NO_NODE);
    assertThat(
            answer(
                affinity(
                    "[{\"matchExpressions\": [%s]}, {\"matchExpressions\": [%s]}]"
                        .formatted(no, yes))))
        .isEqualTo(REACHED);
  }

  @Test
  void aTermWithoutRequirementsMatchesNothing() {
    assertThat(answer(affinity("[{}]"))).isEqualTo(NO_NODE);
    assertThat(answer(affinity("[]"))).isEqualTo(NO_NODE);
    assertThat(answer(PLAIN)).isEqualTo(REACHED);
  }

  @Test
  void fieldsAreTheNodesName() {
    String term =
        "[{\"matchFields\": [{\"key\": \"%s\", \"operator\": \"In\", \"values\": [\"%s\"]}]}]";
    assertThat(answer(affinity(term.formatted("metadata.name", "node-a")))).isEqualTo(REACHED);
    assertThat(answer(affinity(term.formatted("metadata.name", "node-b")))).isEqualTo(NO_NODE);
    assertThat(answer(affinity(term.formatted("metadata.uid", "node-a")))).isEqualTo(NO_NODE);
  }

  @ParameterizedTest
  @CsvSource({
    "topology.kubernetes.io/zone,zone-a,REACHED",
    "topology.kubernetes.io/zone,zone-b,NO_NODE",
    "topology.kubernetes.io/zone,zone-b__zone-a,REACHED",
    "failure-domain.beta.kubernetes.io/zone,zone-a,REACHED",
    "failure-domain.beta.kubernetes.io/zone,zone-b,NO_NODE",
    "topology.kubernetes.io/region,r1,NO_NODE",
    "example.com/zone,zone-b,REACHED",
  })
  void zoneLabels(String key, String value, Reach.Answer expected) {
    assertThat(answer(PLAIN.with(FieldPath.label(key), value))).isEqualTo(expected);
  }

  @Test
  void aNodeWithoutZoneLabelsIsAClusterOfOneZone() {
    World world =
        new World()
            .add("{\"apiVersion\": \"v1\", \"kind\": \"Node\", \"metadata\": {\"name\": \"n\"}}");
    KubeObject zoned = PLAIN.with(FieldPath.label("topology.kubernetes.io/zone"), "zone-x");
    assertThat(new Reach(world.state()).answer(zoned)).isEqualTo(REACHED);
  }

  @Test
  void theNodeThatMatchesMustRunTheDriver() {
    KubeObject volume =
        affinity(
                """
                [{"matchExpressions": [{"key": "topology.kubernetes.io/zone", "operator": "In",
                  "values": ["zone-b"]}]}]
                """)
            .without(FieldPath.of("spec", "hostPath"))
            .with(FieldPath.of("spec", "csi"), Map.of("driver", "d", "volumeHandle", "h"));
    World world = new World().node("node-a", "zone-a", "d").node("node-b", "zone-b", "other");
    assertThat(new Reach(world.state()).answer(volume)).isEqualTo(NO_NODE);
    assertThat(new Reach(world.node("node-b", "zone-b", "d").state()).answer(volume))
        .isEqualTo(REACHED);
  }

  @Test
  void anInTreeSourceNeedsTheDriverThatTookItOver() {
    KubeObject volume =
        PLAIN
            .without(FieldPath.of("spec", "hostPath"))
            .with(FieldPath.of("spec", "awsElasticBlockStore"), Map.of("volumeID", "vol-1"));
    assertThat(answer(volume)).isEqualTo(Reach.Answer.NO_DRIVER);
    assertThat(new Reach(new World().node("n", "z", "ebs.csi.aws.com").state()).answer(volume))
        .isEqualTo(REACHED);
  }

  @Test
  void cordonedNodesDoNotCount() {
    World world = new World().node("node-a", "zone-a", "d");
    world.add(
        """
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-a"},
         "spec": {"unschedulable": true}}
        """);
    assertThat(new Reach(world.state()).answer(PLAIN)).isEqualTo(CORDONED);
    assertThat(new Reach(world.node("node-b", "zone-a", "d").state()).answer(PLAIN))
        .isEqualTo(REACHED);
  }
}
