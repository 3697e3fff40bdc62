// SPDX-License-Identifier: Apache-2.0
/**
 * Amazon EBS without the SDK: what volumes, tags and listings mean.
 *
 * <p>Only {@link dev.recover.aws.AwsProvider#open} goes to {@code dev.recover.aws.ebs}, where the
 * SDK is: commands that touch no cloud never load it.
 */
@NullMarked
package dev.recover.aws;

import org.jspecify.annotations.NullMarked;
