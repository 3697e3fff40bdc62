// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Counts what goes over the wire, and remembers of each request whether it got so far.
 *
 * <p>It stands behind the connection: what does not reach it was never sent, whatever failed.
 */
final class Sending implements Interceptor {
  private final LongAdder requests = new LongAdder();

  /** Tag of a request: whether any of it may have reached the server. */
  static final class Sent {
    volatile boolean yes;
  }

  long requests() {
    return requests.sum();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    requests.increment();
    Sent sent = chain.request().tag(Sent.class);
    if (sent != null) {
      sent.yes = true;
    }
    return chain.proceed(chain.request());
  }
}
