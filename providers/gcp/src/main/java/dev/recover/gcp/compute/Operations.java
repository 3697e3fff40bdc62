// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.cloud.compute.v1.Errors;
import com.google.cloud.compute.v1.GetGlobalOperationRequest;
import com.google.cloud.compute.v1.GetRegionOperationRequest;
import com.google.cloud.compute.v1.GetZoneOperationRequest;
import com.google.cloud.compute.v1.Operation;
import dev.recover.model.OneLine;
import dev.recover.spi.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks how far operations of Compute Engine are.
 *
 * <p>An operation that is DONE may have failed, and not every one that failed has an HTTP status:
 * its errors decide.
 */
final class Operations {
  private static final Pattern SHAPE =
      Pattern.compile("projects/([^/]+)/(global|zones/([^/]+)|regions/([^/]+))/operations/([^/]+)");

  private final Stubs stubs;
  private final Calls calls;

  Operations(Stubs stubs, Calls calls) {
    this.stubs = stubs;
    this.calls = calls;
  }

  /** Reads an operation; empty when it is forgotten, as all are after a while. */
  Optional<Operation> find(String id) {
    Matcher matcher = SHAPE.matcher(id);
    if (!matcher.matches()) {
      throw new Fault(Fault.Kind.INVALID, 0, "\"" + OneLine.of(id) + "\" is not an operation");
    }
    try {
      return Optional.of(read(matcher, "reading operation " + matcher.group(5)));
    } catch (Fault fault) {
      if (fault.kind() == Fault.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  private Operation read(Matcher id, String what) {
    String project = id.group(1);
    String name = id.group(5);
    if (id.group(3) != null) {
      return calls.read(
          stubs.zoneOperations().getCallable(),
          GetZoneOperationRequest.newBuilder()
              .setProject(project)
              .setZone(id.group(3))
              .setOperation(name)
              .build(),
          what);
    }
    if (id.group(4) != null) {
      return calls.read(
          stubs.regionOperations().getCallable(),
          GetRegionOperationRequest.newBuilder()
              .setProject(project)
              .setRegion(id.group(4))
              .setOperation(name)
              .build(),
          what);
    }
    return calls.read(
        stubs.globalOperations().getCallable(),
        GetGlobalOperationRequest.newBuilder().setProject(project).setOperation(name).build(),
        what);
  }

  static boolean done(Operation operation) {
    return operation.getStatus() == Operation.Status.DONE;
  }

  /** Why an operation failed; empty when it did not. */
  static Optional<String> failure(Operation operation) {
    List<Errors> errors = operation.getError().getErrorsList();
    if (operation.hasError() && !errors.isEmpty()) {
      Errors first = errors.get(0);
      return Optional.of(OneLine.of(first.getCode() + ": " + first.getMessage()));
    }
    boolean status =
        operation.hasHttpErrorStatusCode() && operation.getHttpErrorStatusCode() >= 400;
    return operation.hasError() || status
        ? Optional.of(
            OneLine.of(
                "HTTP "
                    + operation.getHttpErrorStatusCode()
                    + " "
                    + operation.getHttpErrorMessage()))
        : Optional.empty();
  }
}
