// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.shell.verb.Verbs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In these lines {@code |} is the cursor. */
class PickPlaceTest {
  private static Optional<PickPlace> place(String line) {
    return PickPlace.of(edited(line), Verbs.ALL, "lost");
  }

  private static EditedLine edited(String line) {
    return new EditedLine(line.replace("|", ""), line.indexOf('|'));
  }

  private static String with(String line, String... taken) {
    EditedLine edited = place(line).orElseThrow().with(List.of(taken));
    return new StringBuilder(edited.text()).insert(edited.cursor(), "|").toString();
  }

  private static String kind(String line) {
    return place(line).map(place -> place.kind() + ":" + place.typed()).orElse("none");
  }

  @Test
  void anEmptyLineListsWhatIsUsualAndGetsTheVerbForIt() {
    assertThat(kind("|")).isEqualTo("lost:");
    assertThat(with("|", "db/a", "db/b")).isEqualTo("restore db/a db/b |");
    assertThat(kind("redi|")).isEqualTo("lost:redi");
    assertThat(with("redi|", "db/redis")).isEqualTo("restore db/redis |");
  }

  @Test
  void aListingBecomesTheVerbThatDoesSomethingWithWhatItLists() {
    assertThat(kind("ls disks|")).isEqualTo("disks:");
    assertThat(with("ls disks|", "db/a")).isEqualTo("adopt db/a |");
    assertThat(kind("ls lost --wide redis|")).isEqualTo("lost:redis");
    assertThat(kind("find vol-0a|")).isEqualTo("claims:vol-0a");
    assertThat(with("find vol-0a|", "db/a")).isEqualTo("| db/a");
    assertThat(with("pick namespaces|", "db")).isEqualTo("use db |");
  }

  @Test
  void theWordUnderTheCursorIsReplacedAndTheRestStays() {
    assertThat(with("restore db/x da| --later", "db/data-0"))
        .isEqualTo("restore db/x db/data-0 |--later");
    assertThat(kind("restore 'db/da*|")).isEqualTo("lost:db/da");
    assertThat(with("restore|", "db/a")).isEqualTo("restore db/a |");
    assertThat(with("protect |", "db/a", "db/b")).isEqualTo("protect db/a db/b |");
  }

  @Test
  void aVerbSaysWhatIsListedAndHowMany() {
    assertThat(kind("why |")).isEqualTo("claims:");
    assertThat(place("why |").orElseThrow().many()).isFalse();
    assertThat(place("exclude |").orElseThrow().many()).isTrue();
    assertThat(kind("adopt |")).isEqualTo("disks:");
    assertThat(kind("use |")).isEqualTo("namespaces:");
    assertThat(kind("graph db|")).isEqualTo("namespaces:db");
    assertThat(kind("explain |")).isEqualTo("findings:");
  }

  @Test
  void whereNothingCanBePickedThereIsNoList() {
    assertThat(kind("commit |")).isEqualTo("none");
    assertThat(kind("load ./|")).isEqualTo("none");
    assertThat(kind("why db/a |")).isEqualTo("none");
    assertThat(kind("restore --x|")).isEqualTo("none");
    assertThat(kind("nonsense db|")).isEqualTo("none");
  }
}
