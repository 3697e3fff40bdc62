// SPDX-License-Identifier: Apache-2.0
/** Amazon EBS through the SDK: what is asked, changed, waited for, and how it fails. */
@NullMarked
package dev.recover.aws.ebs;

import org.jspecify.annotations.NullMarked;
