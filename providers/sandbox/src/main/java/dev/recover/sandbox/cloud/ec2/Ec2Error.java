// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

/** What EC2 refuses, with its own code and HTTP status. */
final class Ec2Error extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Ec2Error(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Ec2Error of(String code, String message) {
    return new Ec2Error(400, code, message);
  }

  static Ec2Error invalid(String message) {
    return of("InvalidParameterValue", message);
  }

  static Ec2Error missing(String parameter) {
    return of("MissingParameter", "The request must contain the parameter " + parameter);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
