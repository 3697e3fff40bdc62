// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.kubernetes.config.Server;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static Server server(String url, Optional<String> proxy) {
    return new Server(
        URI.create(url),
        Optional.empty(),
        Optional.empty(),
        false,
        proxy.map(URI::create),
        Optional.empty());
  }

  private static Proxy chosen(Map<String, String> environment, Server server) {
    OkHttpClient.Builder client = new OkHttpClient.Builder();
    new Proxies(environment).configure(client, server);
    return client.build().proxy();
  }

  @Test
  void theKubeconfigsProxyWins() {
    Server server = server("https://api.example", Optional.of("socks5://10.0.0.1:9"));
    Proxy proxy = chosen(Map.of("HTTPS_PROXY", "http://other:1"), server);
    assertThat(proxy.type()).isEqualTo(Proxy.Type.SOCKS);
    assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved("10.0.0.1", 9));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example, '', true",
    "https://api.example, example, false",
    "https://api.example, .example, false",
    "https://api.example, *.example, false",
    "https://api.example, api.example, false",
    "https://api.example, 'x, *', false",
    "https://api.example, ple, true",
    "https://10.1.2.3, 10.0.0.0/8, false",
    "https://11.1.2.3, 10.0.0.0/8, true",
    "https://10.1.2.3, 10.1.2.3, false",
    "https://127.0.0.1:6443, '', false",
    "https://localhost:6443, '', false",
    "http://api.example, '', false",
  })
  void theEnvironmentIsReadAsKubectlReadsIt(String url, String exempt, boolean proxied) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "proxy.example:3128", "NO_PROXY", exempt);
    Proxy proxy = chosen(environment, server(url, Optional.empty()));
    assertThat(proxy.type()).isEqualTo(proxied ? Proxy.Type.HTTP : Proxy.Type.DIRECT);
  }

  @Test
  void requestsGoThroughTheProxyWhichMayAskForAPassword() throws Exception {
    try (TestServer proxy =
        TestServer.http(
            exchange ->
                exchange.getRequestHeaders().containsKey("Proxy-Authorization")
                    ? TestServer.Reply.NAMESPACE
                    : new TestServer.Reply(407, ""))) {
      OkHttpClient.Builder client = new OkHttpClient.Builder();
      String url = "http://anna:s3cret@127.0.0.1:" + proxy.port();
      new Proxies(Map.of()).configure(client, server("http://cluster.invalid", Optional.of(url)));
      Request request = new Request.Builder().url("http://cluster.invalid/version").build();
      try (Response response = client.build().newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
      assertThat(proxy.asked().get(0).getRequestURI().getHost()).isEqualTo("cluster.invalid");
      assertThat(proxy.headers("Proxy-authorization").get(1)).startsWith("Basic ");
    }
  }
}
