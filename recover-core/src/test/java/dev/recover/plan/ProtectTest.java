// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.plan.protect.ProtectRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Delete becomes Retain everywhere, and comes back only where it deletes nothing now. */
class ProtectTest {
  private static final String REMEMBERED =
      "metadata.annotations[recover.dev/original-reclaim-policy]";
  private static final Captured RETAINED =
      pair("a")
          .volume(set("spec.persistentVolumeReclaimPolicy", "Retain"))
          .volume(set(REMEMBERED, "Delete"));

  private static Plan protect(World world, boolean restore) {
    return new Planner(TestDisks.DISKS)
        .protect(
            new ProtectRequest(world.state(), volume -> true, restore, "2025-06-01T00:00:00Z"));
  }

  private static World world(Captured pair) {
    return new World().add(pair.volume()).add(pair.claim());
  }

  @Test
  void deleteBecomesRetainWhateverElseChanges() {
    Plan plan = protect(world(pair("a")), false);
    assertThat(Steps.volumes(plan)).containsExactly("db/a ready");
    Step.SetReclaimPolicy step = (Step.SetReclaimPolicy) plan.steps().get(0).step();
    assertThat(step.from() + " to " + step.to()).isEqualTo("Delete to Retain");
    assertThat(step.preconditions().uid()).contains("old-pv-a");
    assertThat(step.preconditions().resourceVersion()).isEmpty();
    assertThat(plan.basis().observed())
        .containsExactly(
            new Fact(pair("a").volume().ref(), Optional.of("old-pv-a"), Optional.empty()));
  }

  @Test
  void retainIsDone() {
    Plan plan = protect(world(RETAINED), false);
    assertThat(Steps.volumes(plan)).containsExactly("db/a done NOTHING_TO_DO");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void whatIsBeingDeletedIsStillProtectedAndSaid() {
    Captured going = pair("a").claim(set("metadata.deletionTimestamp", "2025-01-01T00:00:00Z"));
    assertThat(Steps.said(protect(world(going), false)))
        .containsExactly("warning CLAIM_TERMINATING db/a");
    Captured released = pair("a").volume(set("status.phase", "Released"));
    Plan plan = protect(new World().add(released.volume()), false);
    assertThat(Steps.said(plan)).containsExactly("warning POLICY_DELETE pv-a");
    assertThat(Steps.of(plan)).containsExactly("retain:pv-a");
  }

  @Test
  void onlyWhatIsSelected() {
    Plan plan =
        new Planner(TestDisks.DISKS)
            .protect(
                new ProtectRequest(
                    world(pair("a")).add(pair("b").volume()).state(),
                    volume -> volume.name().equals("pv-b"),
                    false,
                    ""));
    assertThat(Steps.of(plan)).containsExactly("retain:pv-b");
  }

  @Test
  void theRememberedPolicyComesBackToABoundPairExactlyAsSeen() {
    Plan plan = protect(world(RETAINED), true);
    assertThat(Steps.of(plan)).containsExactly("policy:pv-a");
    Step.SetReclaimPolicy step = (Step.SetReclaimPolicy) plan.steps().get(0).step();
    assertThat(step.to()).isEqualTo("Delete");
    assertThat(step.preconditions().resourceVersion()).contains("77");
  }

  @Test
  void nothingRememberedIsDone() {
    assertThat(Steps.volumes(protect(world(RETAINED.volume(drop(REMEMBERED))), true)))
        .containsExactly("db/a done NOTHING_TO_DO");
  }

  @Test
  void deleteNeverComesBackWhereItWouldDeleteNow() {
    String time = "2025-01-01T00:00:00Z";
    World[] deadly = {
      new World().add(RETAINED.volume()),
      new World().add(RETAINED.volume(set("status.phase", "Released")).volume()),
      world(RETAINED.claim(set("metadata.uid", "another"))),
      world(RETAINED.claim(set("metadata.deletionTimestamp", time))),
      world(RETAINED.volume(set("metadata.deletionTimestamp", time))),
      world(RETAINED.claim(set("spec.volumeName", "pv-other"))),
    };
    for (World world : deadly) {
      Plan plan = protect(world, true);
      assertThat(Steps.volumes(plan)).containsExactly("db/a blocked POLICY_DELETE");
      assertThat(plan.steps()).isEmpty();
    }
    Captured reserved =
        RETAINED.volume(drop("spec.claimRef.uid")).volume(set("status.phase", "Available"));
    assertThat(Steps.of(protect(new World().add(reserved.volume()), true)))
        .containsExactly("policy:pv-a");
  }

  @Test
  void aRememberedPolicyThatIsNoneIsRefused() {
    assertThat(Steps.volumes(protect(world(RETAINED.volume(set(REMEMBERED, "Shred"))), true)))
        .containsExactly("db/a blocked INPUT_INVALID");
  }
}
