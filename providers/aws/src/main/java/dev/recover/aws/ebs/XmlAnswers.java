// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses a success that is not EC2's: a login page of a proxy is well-formed XML to the SDK, which
 * would take it for a region without a disk.
 */
final class XmlAnswers implements ExecutionInterceptor {
  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    String type = response.firstMatchingHeader("Content-Type").orElse("");
    if (response.isSuccessful() && !type.toLowerCase(Locale.ROOT).contains("xml")) {
      throw SdkClientException.create(
          context.httpRequest().getUri().getAuthority()
              + " answers "
              + (type.isEmpty() ? "something" : type)
              + " where EC2 answers XML: a proxy, a login page or a wrong endpoint");
    }
  }
}
