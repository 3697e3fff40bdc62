// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import static dev.recover.locate.DiskSketch.disk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The mapping file: written to be edited, read without mercy. */
class MappingFileTest {
  private static final String A = "pvc-11111111-1111-1111-1111-111111111111";
  private static final String HEAD = "apiVersion: recover/v1alpha1\nkind: DiskMapping\n";

  @Test
  void whatIsWrittenIsReadBackWithTheOpenFieldsOpen() {
    String text = MappingText.of(entries(Fields.NONE, disk("one", "a").says("db/data-0", A)));

    AdoptionAnswer answer = read(text).of(new ClaimName("db", "data-0")).orElseThrow();

    assertThat(answer.disk()).contains(DiskSketch.id("one", "a"));
    assertThat(answer.cloudId()).contains("id-one-a");
    assertThat(answer.volume()).contains(A);
    assertThat(answer.fields())
        .isEqualTo(
            new Fields(
                Optional.empty(),
                Optional.empty(),
                List.of("ReadWriteOnce"),
                Optional.of("10Gi"),
                Optional.empty(),
                Optional.of(true)));
  }

  @Test
  void whatABundleKnowsIsFilledIn() {
    Fields known =
        new Fields(
            Optional.of("Block"),
            Optional.empty(),
            List.of("ReadWriteMany"),
            Optional.of("8Gi"),
            Optional.of(""),
            Optional.of(false));

    String text = MappingText.of(entries(known, disk("one", "a").says("db/data-0", A)));

    assertThat(read(text).all()).extracting(AdoptionAnswer::fields).containsExactly(known);
  }

  @Test
  void candidatesStandInCommentsAndNoneIsPicked() {
    String text =
        MappingText.of(
            entries(
                Fields.NONE,
                disk("one", "a").says("db/data-0", A),
                disk("two", "a").says("db/data-0", "").on("vm-1")));

    assertThat(read(text).all()).extracting(AdoptionAnswer::disk).containsExactly(Optional.empty());
    assertThat(text)
        .contains("# candidate projects/shop/zones/a/disks/one")
        .contains("cloudId id-two-a, 10Gi, attached to [vm-1]")
        .contains("driver: \"pd.csi.storage.gke.io\"");
  }

  @Test
  void textOfOthersStaysInItsComment() {
    String text =
        MappingText.of(
            entries(
                Fields.NONE,
                disk("one", "a").says("db/data-0", A).against("tag x=\nvolumes: []\u001b[2J")));

    assertThat(text).contains("tag x=?volumes: []?[2J");
    assertThat(read(text).all()).hasSize(1);
  }

  @Test
  void noClaimsAreAnEmptyFile() {
    assertThat(read(MappingText.of(List.of())).all()).isEmpty();
  }

  @Test
  void everyMistakeIsSaidAtOnce() {
    assertThat(
            mistakes(
                HEAD
                    + """
                    volumes:
                    - {claim: data-0, disk: d}
                    - {claim: db/a, volumemode: Block}
                    - {claim: db/b, volumeMode: Blocks, size: big, accessModes: [RWO]}
                    - {claim: db/b, mountReadOnly: maybe, volume: Not_A_Name}
                    - {claim: db/c, disk: d, driver: x}
                    - {claim: db/d, disk: d, driver: x}
                    """))
        .containsExactly(
            "volumes[0].claim: \"data-0\" is not NAMESPACE/CLAIM",
            "volumes[0]: disk without driver",
            "volumes[1]: the key volumemode is not known; did you mean volumeMode?",
            "volumes[2].volumeMode cannot be \"Blocks\"",
            "volumes[2].accessModes cannot be \"RWO\"",
            "volumes[2].size: \"big\" is not a size",
            "volumes[3].volume: no PersistentVolume can have the name Not_A_Name",
            "volumes[3].mountReadOnly is neither true nor false",
            "volumes[3]: claim db/b stands twice",
            "volumes[5]: the disk is that of claim db/c");
  }

  @Test
  void anotherDocumentIsNotAMapping() {
    assertThat(mistakes("kind: Rules\nrules: []\n"))
        .containsExactly(
            "it does not begin with apiVersion: recover/v1alpha1 and kind: DiskMapping",
            "the key rules is not known");
    assertThat(mistakes("- a\n")).containsExactly("it is not a mapping");
  }

  @Test
  void aDiskIsWhatItsDriverCallsIt() {
    assertThat(
            read(HEAD + "volumes: [{claim: db/a, disk: vol-1, driver: ebs.csi.aws.com}]\n").all())
        .extracting(AdoptionAnswer::disk)
        .containsExactly(Optional.of(new DiskId("ebs.csi.aws.com", "vol-1")));
  }

  private static List<MappingEntry> entries(Fields known, DiskSketch... disks) {
    Holdings holdings =
        new Holdings(
            java.util.Arrays.stream(disks).map(DiskSketch::hinted).toList(),
            List.of(),
            List.of(),
            Map.of(DiskSketch.DRIVER, "gcp"));
    return new Locator(holdings, ClusterNames.UNKNOWN)
        .byClaim().stream().map(match -> new MappingEntry(match, known, "")).toList();
  }

  private static AdoptionAnswers read(String text) {
    return MappingFile.parse(Yaml.parse(text), "mapping.yaml");
  }

  private static List<String> mistakes(String text) {
    return catchThrowableOfType(DiagnosticException.class, () -> read(text)).diagnostics().stream()
        .map(Diagnostic::summary)
        .toList();
  }
}
