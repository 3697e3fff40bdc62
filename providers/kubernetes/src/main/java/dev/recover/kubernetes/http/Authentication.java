// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Puts credentials into each request; on 401 it renews them once and sends it again. */
final class Authentication implements Interceptor {
  private final Credentials credentials;
  private final List<Map.Entry<String, String>> impersonation;

  Authentication(Credentials credentials, List<Map.Entry<String, String>> impersonation) {
    this.credentials = credentials;
    this.impersonation = impersonation;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Optional<String> authorization = credentials.authorization();
    Response response = chain.proceed(signed(chain.request(), authorization));
    if (response.code() != 401 || !credentials.renew(authorization)) {
      return response;
    }
    // 401 is answered before anything is done, so that a write can be sent again too.
    response.close();
    return chain.proceed(signed(chain.request(), credentials.authorization()));
  }

  private Request signed(Request request, Optional<String> authorization) {
    if (authorization.isEmpty() && impersonation.isEmpty()) {
      return request;
    }
    Request.Builder builder = request.newBuilder();
    authorization.ifPresent(value -> builder.header("Authorization", value));
    impersonation.forEach(header -> builder.addHeader(header.getKey(), header.getValue()));
    return builder.build();
  }
}
