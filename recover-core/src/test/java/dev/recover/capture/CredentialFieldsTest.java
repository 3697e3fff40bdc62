// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFieldsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Password",
        "smbPasswd",
        "pass",
        "passphrase",
        "token",
        "sasToken",
        "sas",
        "storageaccountkey",
        "account-key",
        "secretAccessKey",
        "apiKey",
        "key",
        "credentials",
        "client_secret",
        "private_key"
      })
  void holds(String name) {
    assertThat(CredentialFields.in(volume(name, "x"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username",
        "secretName",
        "secretNamespace",
        "secret-name",
        "kmsKeyId",
        "clusterID",
        "encryptionKMSID",
        "keyFile",
        "tokenPath",
        "server",
        "share",
        "accessKeyId",
        "monkey",
        "fsType",
        "compass",
        "design",
        "passThroughMode",
        "storage.kubernetes.io/csiProvisionerIdentity"
      })
  void holdsNot(String name) {
    assertThat(CredentialFields.in(volume(name, "x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://bob:hunter2@nas/share", "https://x.blob.core.windows.net/c?sv=1&sig=abc"})
  void holdsInAUrl(String url) {
    assertThat(CredentialFields.in(volume("source", url))).hasSize(2);
  }

  private static KubeObject volume(String name, String value) {
    return KubeObject.of(
        Map.of(
            "spec",
            Map.of(
                "csi", Map.of("volumeAttributes", Map.of(name, value)),
                "mountOptions", List.of("vers=4", "ro", name + "=" + value))));
  }
}
