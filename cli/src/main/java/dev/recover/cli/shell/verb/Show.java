// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.Printable;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code show}. */
final class Show implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("show", "Show one claim, as captured and as it is")
        .argument("CLAIM", "the claim")
        .flag("--yaml", "the objects as they are, in YAML")
        .example("show db/data-0")
        .example("show data-0 --yaml");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.world().seen();
    List<ClaimName> claims = shell.world().inventory().all().stream().map(Entry::claim).toList();
    ClaimName claim = Claims.one(arguments.argument(0), shell.place(), claims, "there is");
    Optional<Volume> captured = captured(shell, claim);
    PrintStream out = shell.console().out();
    if (arguments.has("--yaml")) {
      captured.ifPresent(volume -> yaml(out, "captured", volume));
      living(shell.world().seen().state(), claim).ifPresent(v -> yaml(out, "in the cluster", v));
      return 0;
    }
    shell
        .world()
        .inventory()
        .find(claim)
        .ifPresent(
            entry ->
                entry
                    .row()
                    .forEach(
                        (key, value) ->
                            out.println(
                                "  "
                                    + key
                                    + " ".repeat(15 - key.length())
                                    + Printable.text(String.valueOf(value)))));
    return 0;
  }

  /** What the bundle has of a claim. */
  static Optional<Volume> captured(Shell shell, ClaimName claim) {
    return shell
        .world()
        .bundle()
        .flatMap(
            bundle ->
                bundle.bundle().volumes().stream()
                    .filter(volume -> volume.claimName().filter(claim::equals).isPresent())
                    .findFirst());
  }

  private static Optional<Volume> living(TargetState state, ClaimName name) {
    Optional<KubeObject> claim =
        state.find(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name());
    Optional<KubeObject> volume =
        claim
            .flatMap(c -> c.text("spec", "volumeName"))
            .flatMap(v -> state.find(ResourceType.PERSISTENT_VOLUME, "", v))
            .or(
                () ->
                    state.all(ResourceType.PERSISTENT_VOLUME).stream()
                        .filter(v -> Volume.claimRef(v).filter(name::equals).isPresent())
                        .findFirst());
    return claim.isEmpty() && volume.isEmpty()
        ? Optional.empty()
        : Optional.of(new Volume(volume, claim));
  }

  private static void yaml(PrintStream out, String where, Volume volume) {
    for (KubeObject object :
        java.util.stream.Stream.of(volume.claim(), volume.volume())
            .flatMap(Optional::stream)
            .toList()) {
      out.println("# " + where + ": " + Printable.text(object.ref().toString()));
      Format.YAML.print(out, object.tree(), f -> "");
      out.println("---");
    }
  }
}
