// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleHeader;
import dev.recover.bundle.CaptureRequest;
import dev.recover.cli.shell.verb.Verbs;
import dev.recover.cli.shell.world.Inventory;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompletionsTest {
  private static KubeObject claim(String namespace, String name) {
    return KubeObject.of(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "PersistentVolumeClaim",
            "metadata",
            Map.of("namespace", namespace, "name", name),
            "spec",
            Map.of("resources", Map.of("requests", Map.of("storage", "5Gi")))));
  }

  private static Inventory inventory(List<KubeObject> claims) {
    BundleHeader header =
        new BundleHeader(
            1, "1", "old", "uid", "v1", "2026-01-01T00:00:00Z", CaptureRequest.EVERYTHING);
    Bundle bundle =
        new Bundle(
            header,
            "sha256:0",
            claims.stream().map(Volume::withoutVolume).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return Inventory.of(Optional.of(bundle), Optional.empty(), Disks.of(List.of()));
  }

  private static Completions completions(Inventory inventory, String namespace) {
    return new Completions(
        Verbs.ALL,
        new Knowledge() {
          @Override
          public Inventory inventory() {
            return inventory;
          }

          @Override
          public String namespace() {
            return namespace;
          }

          @Override
          public List<String> contexts() {
            return List.of("dr-1", "prod");
          }

          @Override
          public List<String> runs() {
            return List.of("20260102-1", "20260101-1");
          }

          @Override
          public List<Candidate> disks(String typed) {
            return List.of();
          }

          @Override
          public List<String> ofNodes(String label) {
            return label.endsWith("/zone") ? List.of("us-east-1a", "us-east-1b") : List.of();
          }

          @Override
          public List<String> topics() {
            return List.of("strip-uid", "PLAN_STALE");
          }

          @Override
          public List<Candidate> files(String typed) {
            return List.of(new Candidate("plan.json", "", true));
          }
        });
  }

  private static List<String> values(Completions completions, String... words) {
    return completions.of(List.of(words)).stream().map(Candidate::value).toList();
  }

  private final Inventory few =
      inventory(List.of(claim("db", "data-0"), claim("db", "data-1"), claim("web", "www")));

  @Test
  void verbsAndTheirWords() {
    Completions all = completions(few, "");
    assertThat(values(all, "re")).containsExactly("restore", "relocate", "redo", "resume");
    assertThat(values(all, "write", "")).containsExactly("on", "off");
    assertThat(values(all, "ls", "w")).containsExactly("workloads");
    assertThat(values(all, "map", "na")).containsExactly("namespace", "name");
    assertThat(values(all, "commit", "")).containsExactly("confirmed");
    assertThat(values(all, "commit", "--sk")).containsExactly("--skip-blocked");
    assertThat(values(all, "help", "expl")).containsExactly("explain");
    assertThat(values(all, "explain", "PLAN")).containsExactly("PLAN_STALE");
    assertThat(values(all, "rollback", "")).containsExactly("20260102-1", "20260101-1");
    assertThat(values(all, "relocate", "db/data-0", "--to-zone", ""))
        .containsExactly("us-east-1a", "us-east-1b");
    assertThat(values(all, "relocate", "--to-p")).containsExactly("--to-project");
    assertThat(values(all, "relocate", "db/")).containsExactly("db/data-0", "db/data-1");
    assertThat(values(all, "open", "plan", "")).containsExactly("plan.json");
    assertThat(values(all, "use", "d")).containsExactly("db", "dr-1");
    assertThat(values(all, "nonsense", "")).isEmpty();
    assertThat(values(all, "quit", "")).isEmpty();
  }

  @Test
  void claimsByNamespaceAndThenByName() {
    Completions all = completions(few, "");
    assertThat(values(all, "restore", "")).containsExactly("db/", "web/");
    assertThat(values(all, "restore", "db/")).containsExactly("db/data-0", "db/data-1");
    assertThat(values(all, "restore", "db/data-0", "db/")).containsExactly("db/data-1");
    assertThat(all.of(List.of("restore", "db/data-0")).get(0).beside()).isEqualTo("5Gi  lost");
    assertThat(values(completions(few, "db"), "restore", "d")).containsExactly("data-0", "data-1");
    assertThat(values(completions(few, "db"), "restore", "web/")).containsExactly("web/www");
  }

  @Test
  void ofVeryManyTheBeginningsAreOffered() {
    List<KubeObject> claims = new ArrayList<>();
    for (int app = 0; app < 20; app++) {
      for (int i = 0; i < 100; i++) {
        claims.add(claim("db", "app" + app + "-" + i));
      }
    }
    Completions all = completions(inventory(claims), "");
    List<Candidate> beginnings = all.of(List.of("restore", "db/"));
    assertThat(beginnings).hasSize(20);
    assertThat(beginnings.get(0)).isEqualTo(new Candidate("db/app0-", "100 claims", false));
    assertThat(values(all, "restore", "db/app7-")).hasSize(100);
  }

  @Test
  void itIsQuickWithAHundredThousand() {
    List<KubeObject> claims = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      claims.add(claim("ns-" + i % 100, "data-" + i));
    }
    Completions all = completions(inventory(claims), "");
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertThat(values(all, "restore", "ns-7/data-")).isNotEmpty();
      assertThat(values(all, "restore", "")).hasSize(100);
      best = Math.min(best, System.nanoTime() - start);
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(best)).isLessThan(100);
  }
}
