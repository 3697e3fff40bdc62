// SPDX-License-Identifier: Apache-2.0
/** The rewrite rules, one each; {@link dev.recover.transform.RuleCatalogue} puts them in order. */
@NullMarked
package dev.recover.transform.rules;

import org.jspecify.annotations.NullMarked;
