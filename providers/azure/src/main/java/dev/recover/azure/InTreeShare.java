// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.spi.CsiSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The in-tree source {@code azureFile}: a share of a storage account, whose key is in a Secret.
 *
 * <p>The Secret is named, never read; the account is known by the Secret's name.
 *
 * @param group the resource group, "" when not said
 * @param namespace where the Secret is, "" when neither the source nor a claim says
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/csi-translation-lib/plugins/azure_file.go">
 *     azure_file.go</a>
 */
record InTreeShare(String volume, String group, String secret, String share, String namespace) {
  private static final String FIELD = "azureFile";
  private static final Pattern SECRET = Pattern.compile("azure-storage-account-(.+)-secret");

  /** Returns the share of a PersistentVolume with such a source. */
  static Optional<InTreeShare> of(KubeObject volume) {
    String namespace =
        text(volume, "secretNamespace")
            .or(() -> volume.text("spec", "claimRef", "namespace"))
            .orElse("");
    String group = volume.annotations().getOrDefault("kubernetes.io/azure-file-resource-group", "");
    return text(volume, "shareName")
        .flatMap(
            share ->
                text(volume, "secretName")
                    .map(
                        secret -> new InTreeShare(volume.name(), group, secret, share, namespace)));
  }

  private static Optional<String> text(KubeObject volume, String field) {
    return volume.text("spec", FIELD, field).filter(text -> !text.isEmpty());
  }

  /** The handle that Kubernetes gives the driver for it; unlike a disk's it has the PV's name. */
  DiskId id() {
    return new DiskId(
        AzureProvider.FILE, String.join("#", group, account(), share, volume, namespace));
  }

  private String account() {
    Matcher matcher = SECRET.matcher(secret);
    return matcher.matches() ? matcher.group(1) : secret;
  }

  KubeObject toCsi(KubeObject captured) {
    if (namespace.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.CSI_UNTRANSLATABLE,
              volume,
              "PersistentVolume " + volume + " names a Secret and not where it is",
              "the source has no secretNamespace and no claim is known, and the driver "
                  + AzureProvider.FILE
                  + " has to be told",
              "set spec.azureFile.secretNamespace in the file that was captured from, and capture"
                  + " again"));
    }
    // fsType is none of a share's; the in-tree source has no such field either.
    KubeObject csi = CsiSource.replacing(captured, FIELD, id(), Map.of("sharename", share));
    return csi.with(
        FieldPath.of("spec", "csi", "nodeStageSecretRef"),
        Map.of("name", secret, "namespace", namespace));
  }
}
