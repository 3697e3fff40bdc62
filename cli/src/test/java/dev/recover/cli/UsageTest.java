// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.view.AnswerStream;
import dev.recover.cli.view.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command line is said before anything is done. */
class UsageTest {
  private static final String SAVED =
      """
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: pv-a}
      spec:
        accessModes: [ReadWriteOnce]
        capacity: {storage: 1Gi}
        claimRef: {kind: PersistentVolumeClaim, namespace: db, name: a}
        csi: {driver: training.recover.dev, volumeHandle: disk-1}
        persistentVolumeReclaimPolicy: Retain
      """;

  @TempDir Path folder;
  private final TestConsole console = TestConsole.ofScript();

  private int run(String... words) {
    return new Recover(console.console()).run(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capture --from x --namespace= --out y | --namespace has an empty value",
        "capture --from x -n a,,b --out y      | --namespace has an empty value",
        "capture --from x --out=               | --out has an empty value",
        "capture --from x                      | --out is missing",
        "capture --from x --out y --out z      | should be specified only once",
        "capture --from x --out y -A -n z      | -A and -n contradict each other",
        "capture --from x --out y --claim z    | is not NAMESPACE/CLAIM",
        "capture --out y --parallelism 0 | --parallelism is not a number",
        "capture --out y --request-timeout soon | is not a duration",
        "plan restore --out p                  | --bundle is missing",
        "iam print --provider aws              | --for is missing",
        "plan relocate --bundle b --out p      | nothing says where the copies are to be",
        "plan relocate --to-zone z --out p     | nothing says in which cloud to look",
        "plan relocate --to-account 12 --out p | is not the number of an account",
        "plan relocate --to-account 123456789012 --to-project p --out p | are for two clouds",
        "plan relocate --to-zone z --bundle b --out p --fs-type ext4 | answers what a bundle knows",
        "plan relocate --to-zone z --locate --out p | needs a bundle",
        "iam print --provider aws --for delete | say one of: locate, restore, relocate",
        "iam print --provider azure --for locate | say one of: aws, gcp",
        "plan restore --bundle b --out p --order sideways | is not an order of creation",
        "plan restore --bundle b --out p --allow MISMATCH | cannot be allowed",
        "plan restore --bundle b --out p --dry-run=client | --dry-run cannot be",
        "apply                                 | PLAN",
        "apply p q                             | \"q\" is one word too many",
        "apply p -o jsn                        | \"jsn\" is not an output format",
        "undo last -o jsn                      | \"jsn\" is not an output format",
        "apply p --skip-bloked                 | did you mean --skip-blocked?",
        "apply p --confirm                     | --confirm needs a value: --confirm CLUSTER",
        "apply p --confirm --no-input          | --confirm needs a value",
        "apply p --no-input=yes                | --no-input is a flag and takes no value",
        "apply p --no-input --no-input         | should be specified only once",
        "apply p -x                            | has no option -x",
        "apply p -o=jsn                        | \"jsn\" is not an output format",
        "apply p -ojsn                         | \"jsn\" is not an output format",
        "capture --from x --out y -Ax          | has no option -x",
        "capture --from x --out y -Anb         | -A and -n contradict each other",
        "apply -- -p -q                        | \"-q\" is one word too many",
        "verify p @args                        | one word too many",
        "completion tcsh                       | there is no completion",
        "sandbox start --name A_b              | is not a name for a cluster",
        "bundle                                | bundle show, bundle verify, bundle diff",
        "-o                                    | no command is named",
      })
  void isRefusedWith64(String line, String said) throws IOException {
    Path bundle = bundle();
    String[] words = line.strip().replace("--bundle b", "--bundle " + bundle).split(" +");
    assertThat(run(words)).as(console.err()).isEqualTo(64);
    assertThat(console.err().replaceAll("\\s+", " ")).contains(said).contains("to fix");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void anEmptyArgumentIsNoFile() {
    assertThat(run("bundle", "show", "")).isEqualTo(64);
    assertThat(console.err()).contains("BUNDLE is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle --help", "help bundle", "bundle -h"})
  void halfACommandHasHelp(String line) {
    assertThat(run(line.split(" "))).isZero();
    assertThat(console.out()).contains("bundle show", "bundle diff").doesNotContain("capture");
  }

  @Test
  void theVersionIsAnOptionToo() {
    assertThat(run("--version")).isZero();
    assertThat(console.out()).startsWith("recover ");
  }

  @Test
  void aUsageLineNamesWhatCannotBeLeftOut() {
    run("plan", "restore", "--help");
    assertThat(console.out())
        .contains("Usage: recover plan restore --bundle DIR --out FILE [options]");
  }

  @Test
  void aFileMayHaveAnyName() throws IOException {
    Path saved = Files.writeString(folder.resolve("a, b ü.yaml"), SAVED);
    String bundle = folder.resolve("new folder/bündel").toString();
    assertThat(run("capture", "--from", saved.toString(), "--out", bundle))
        .as(console.err())
        .isZero();
    assertThat(run("bundle", "show", bundle, "-o", "name")).isZero();
    assertThat(console.out()).endsWith("\npv-a\n");
  }

  @Test
  void aNameThatIsNoneIsNoBug() {
    assertThat(run("plan", "show", "a\u0000b")).isEqualTo(64);
    assertThat(console.err()).contains("cannot be the name of a file").doesNotContain("bug");
  }

  @Test
  void theSubjectIsNotSaidTwice() {
    assertThat(run("bundle", "show", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(console.err()).startsWith("error: there is no bundle ");
  }

  @Test
  void everyRuleAndCodeIsExplainedInEveryFormat() {
    for (String format : new String[] {"table", "wide", "json", "yaml", "name"}) {
      assertThat(run("explain", "-o", format)).isZero();
      assertThat(run("explain", "plan_stale", "-o", format)).isZero();
    }
    assertThat(run("explain", "PLAN_STAIL")).isEqualTo(1);
    assertThat(console.err()).contains("did you mean `recover explain PLAN_STALE`?");
  }

  @Test
  void aFullDiskUnderTheAnswerIsAnErrorAndAReaderThatLeftIsNone() {
    assertThat(answered("No space left on device")).isEqualTo(1);
    assertThat(answered("Broken pipe")).isZero();
  }

  private static int answered(String failure) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new AnswerStream(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Console.Terminals.NONE,
            Map.of());
    int exitCode = new Recover(console).run("explain");
    assertThat(err.toString(StandardCharsets.UTF_8).contains(failure)).isEqualTo(exitCode != 0);
    return exitCode;
  }

  private Path bundle() throws IOException {
    Path saved = Files.writeString(folder.resolve("saved.yaml"), SAVED);
    Path bundle = folder.resolve("bundle");
    TestConsole quiet = TestConsole.ofScript();
    assertThat(
            new Recover(quiet.console())
                .run("capture", "--from", saved.toString(), "--out", bundle.toString()))
        .isZero();
    return bundle;
  }
}
