// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Holder ALICE = new Holder("alice@a:1", "restore", NOW);
  private static final Holder BOB = new Holder("bob@b:2", "undo", NOW.plusSeconds(5));

  @TempDir Path state;

  private static Diagnostic refusal(Runnable work) {
    DiagnosticException[] thrown = new DiagnosticException[1];
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(DiagnosticException.class, e -> thrown[0] = e);
    return thrown[0].diagnostics().get(0);
  }

  @Test
  void theLockFileSaysWhoHasIt() {
    try (FileLock lock = FileLock.take(state, "c1", ALICE)) {
      Diagnostic refusal = refusal(() -> FileLock.take(state, "c1", BOB));

      assertThat(refusal.code()).isEqualTo(Code.LOCK_HELD);
      assertThat(refusal.summary()).contains("alice@a:1", "restore", "2026-01-01T12:00:00Z");
      assertThat(lock.id()).isNotEmpty();
    }
  }

  @Test
  void aTimeForPeopleHasSecondsOnly() {
    Holder precise = new Holder("alice@a:1", "restore", NOW.plusNanos(123_456_789));
    try (FileLock lock = FileLock.take(state, "c1", precise)) {
      assertThat(refusal(() -> FileLock.take(state, "c1", BOB)).summary())
          .contains("since 2026-01-01T12:00:00Z)");
      assertThat(lock.id()).isNotEmpty();
    }
    KubeObject lease = new LeaseText(precise, "folder-a").fresh(NOW.plusNanos(987_654_000));
    assertThat(LeaseText.held(lease).summary()).contains("since 2026-01-01T12:00:00Z)");
    assertThat(LeaseText.held(lease).why()).endsWith("2026-01-01T12:01:00Z");
  }

  @Test
  void anotherClusterIsAnotherLock() {
    try (FileLock one = FileLock.take(state, "c1", ALICE);
        FileLock two = FileLock.take(state, "c2", BOB)) {
      assertThat(one.id()).isEqualTo(two.id());
    }
  }

  @Test
  void aFreedLockIsTakenAgain() {
    FileLock.take(state, "c1", ALICE).close();
    FileLock.take(state, "c1", BOB).close();

    assertThat(state.resolve("locks/c1.lock")).exists();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws Exception {
    Files.writeString(state.resolve("locks"), "in the way");

    assertThat(refusal(() -> FileLock.take(state, "c1", ALICE)).code())
        .isEqualTo(Code.FILE_UNWRITABLE);
  }

  @Test
  void aLeaseIsTakenOverWhenItsHolderIsGone() {
    KubeObject lease = new LeaseText(ALICE, "folder-a").fresh(NOW);
    LeaseText elsewhere = new LeaseText(BOB, "folder-b");
    LeaseText sameFolder = new LeaseText(BOB, "folder-a");

    assertThat(elsewhere.mayTakeOver(lease, NOW.plusSeconds(59))).isFalse();
    assertThat(elsewhere.mayTakeOver(lease, NOW.plusSeconds(61))).isTrue();
    assertThat(sameFolder.mayTakeOver(lease, NOW.plusSeconds(1))).isTrue();
    KubeObject empty = KubeObject.of(Map.of("spec", Map.of("holderIdentity", "")));
    assertThat(elsewhere.mayTakeOver(empty, NOW)).isTrue();
  }

  @Test
  void aRenewedLeaseHolds() {
    LeaseText text = new LeaseText(ALICE, "folder-a");
    KubeObject renewed = text.over(text.fresh(NOW), NOW.plusSeconds(50));

    assertThat(text.isOurs(renewed)).isTrue();
    assertThat(new LeaseText(BOB, "folder-b").isOurs(renewed)).isFalse();
    assertThat(new LeaseText(BOB, "folder-b").mayTakeOver(renewed, NOW.plusSeconds(100))).isFalse();
  }

  @Test
  void aHeldLeaseSaysWhoSinceWhenUntilWhenAndHowToForce() {
    Diagnostic held = LeaseText.held(new LeaseText(ALICE, "folder-a").fresh(NOW));

    assertThat(held.code().outcome().exitCode()).isEqualTo(6);
    assertThat(held.summary()).contains("alice@a:1", "restore", "since 2026-01-01T12:00:00Z");
    assertThat(held.why()).contains("2026-01-01T12:01:00Z");
    assertThat(held.remedy()).contains("kubectl -n recover-system delete lease recover");
  }
}
