// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.sandbox.cloud.CloudFault;
import dev.recover.sandbox.cloud.CloudReply;
import dev.recover.sandbox.cloud.CloudRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests to the REST API. */
final class GceApi {
  private final GceState state;
  private final GceOperations operations;
  private final GceDisks disks;
  private final GceSnapshots snapshots;

  GceApi(GceState state) {
    this.state = state;
    this.operations = new GceOperations(state);
    this.disks = new GceDisks(state, operations);
    this.snapshots = new GceSnapshots(state, operations);
  }

  CloudReply answer(CloudRequest request) {
    try {
      GceRoute route = GceRoute.of(request);
      var call = route.call(request.query());
      state.setting().calls().add(call);
      Optional<CloudFault> fault = state.setting().faults().of(call);
      return fault.isPresent() ? trouble(fault.get(), route, request) : carriedOut(route, request);
    } catch (GceError refused) {
      return refused.reply();
    }
  }

  private CloudReply trouble(CloudFault fault, GceRoute route, CloudRequest request) {
    return switch (fault.kind()) {
      case THROTTLED ->
          throw new GceError(
              403,
              "rateLimitExceeded",
              "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per"
                  + " minute' of service 'compute.googleapis.com'");
      case UNAVAILABLE ->
          throw new GceError(503, "backendError", "Internal error. Please try again.");
      case DENIED -> throw GceError.forbidden(route.action(), route.resource());
      case EXPIRED ->
          throw new GceError(
              401,
              "authError",
              "Request had invalid authentication credentials. Expected OAuth 2 access token.");
      case HTML -> CloudReply.html();
      case CUT_BEFORE -> CloudReply.cut();
      case CUT_AFTER -> {
        carriedOut(route, request);
        yield CloudReply.cut();
      }
      case DELAY -> {
        pause(fault);
        yield carriedOut(route, request);
      }
      case ANSWER -> throw new GceError(fault.status(), fault.code(), fault.message());
    };
  }

  private static void pause(CloudFault fault) {
    try {
      Thread.sleep(fault.time().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CloudReply carriedOut(GceRoute route, CloudRequest request) {
    if (!state.layout().projects().contains(route.project())) {
      throw GceError.notFound("projects/" + route.project());
    }
    if (route.scope().contains("/") && !state.layout().has(route.scope())) {
      throw GceError.notFound("projects/" + route.project() + "/" + route.scope());
    }
    Object tree = state.store().exclusively(() -> tree(route, request));
    return CloudReply.text(200, "application/json; charset=UTF-8", Json.compact(tree));
  }

  private Map<String, ?> tree(GceRoute route, CloudRequest request) {
    return switch (route.collection()) {
      case "disks" -> disks(route, request);
      case "snapshots" -> snapshots(route, request);
      case "operations" -> operation(route);
      case "zones" -> zones(route);
      case "instances" ->
          GceState.shown(
                  state.read(
                      "projects/" + route.project() + "/" + route.scope() + "/instances",
                      route.name()))
              .tree();
      default -> throw new GceError(404, "notFound", "There is no " + route.collection() + " here");
    };
  }

  private Map<String, ?> disks(GceRoute route, CloudRequest request) {
    String project = route.project();
    String scope = route.scope();
    return switch (route.verb()) {
      case "get" -> disks.get(project, scope, route.name()).tree();
      case "list" ->
          scope.equals("aggregated")
              ? new GceLists(state, request.query()).aggregated(project, disks::shown)
              : new GceLists(state, request.query())
                  .plain(GceDisks.collection(project, scope), "compute#diskList", disks::shown);
      case "insert" ->
          changed(
              route,
              request,
              () -> {
                KubeObject body = body(request);
                if (!body.map("labels").isEmpty()) {
                  state.permit(project, route.place(), "compute.disks.setLabels", route.resource());
                }
                return disks.insert(project, scope, body);
              });
      case "delete" -> changed(route, request, () -> disks.delete(project, scope, route.name()));
      case "setLabels" ->
          changed(
              route, request, () -> disks.setLabels(project, scope, route.name(), body(request)));
      case "createSnapshot" ->
          changed(
              route,
              request,
              () -> {
                String disk = GceDisks.collection(project, scope) + "/" + route.name();
                state.permit(project, "", "compute.snapshots.create", disk);
                return snapshots.insert(
                    project, body(request).with(FieldPath.of("sourceDisk"), disk));
              });
      default -> throw unknown(route);
    };
  }

  private Map<String, ?> snapshots(GceRoute route, CloudRequest request) {
    String project = route.project();
    if (!route.scope().equals("global")) {
      throw unknown(route);
    }
    return switch (route.verb()) {
      case "get" -> snapshots.get(project, route.name()).tree();
      case "list" ->
          new GceLists(state, request.query())
              .plain(GceSnapshots.collection(project), "compute#snapshotList", snapshots::shown);
      case "insert" ->
          changed(
              route,
              request,
              () -> {
                KubeObject body = body(request);
                if (!body.map("labels").isEmpty()) {
                  state.permit(project, "", "compute.snapshots.setLabels", route.resource());
                }
                return snapshots.insert(project, body);
              });
      case "delete" -> changed(route, request, () -> snapshots.delete(project, route.name()));
      default -> throw unknown(route);
    };
  }

  private Map<String, ?> operation(GceRoute route) {
    if (!route.verb().equals("get") && !route.verb().equals("wait")) {
      throw unknown(route);
    }
    return operations.get(route.project(), route.scope(), route.name()).tree();
  }

  private Map<String, ?> zones(GceRoute route) {
    List<Map<String, String>> items =
        state.layout().zones().keySet().stream()
            .flatMap(region -> state.layout().zonesOf(region).stream())
            .map(zone -> Map.of("kind", "compute#zone", "name", zone, "status", "UP"))
            .toList();
    return Map.of(
        "kind", "compute#zoneList", "id", "projects/" + route.project() + "/zones", "items", items);
  }

  private Map<String, ?> changed(
      GceRoute route, CloudRequest request, Supplier<KubeObject> change) {
    return operations
        .once(route.project(), Optional.ofNullable(request.query().get("requestId")), change)
        .tree();
  }

  private static KubeObject body(CloudRequest request) {
    try {
      return KubeObject.parse(request.body());
    } catch (UnreadableException e) {
      throw new GceError(400, "parseError", "Parse Error");
    }
  }

  private static GceError unknown(GceRoute route) {
    return new GceError(
        404, "notFound", "There is no " + route.verb() + " of " + route.collection() + " here");
  }
}
