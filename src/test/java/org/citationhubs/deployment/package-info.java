/**
 * Checks that deployments agree with the program: names, ports, topics, variables and times are the same in the code,
 * {@code topics/}, the image, {@code docker-compose.yml} and {@code k8s/}, and the sums of times and memory fit.
 *
 * <p>The tests need neither Docker nor a cluster. Tests that need {@code kubectl} or {@code promtool} are skipped with
 * a message if it is not installed.
 */
@NullMarked
package org.citationhubs.deployment;

import org.jspecify.annotations.NullMarked;
