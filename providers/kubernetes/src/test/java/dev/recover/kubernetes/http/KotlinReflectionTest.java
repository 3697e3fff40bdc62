// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There is a stand-in for one class of kotlin-reflect, which must not hide the real one. */
class KotlinReflectionTest {
  @Test
  void nothingBringsTheRealOneAlong() throws Exception {
    List<URL> found =
        Collections.list(
            getClass()
                .getClassLoader()
                .getResources("kotlin/reflect/jvm/internal/ReflectionFactoryImpl.class"));
    assertThat(found).hasSize(1);
  }
}
