/**
 * What is deployed agrees with what was built: names, ports, topics, variables and times in code, {@code topics/}, the image,
 * {@code docker-compose.yml} and {@code k8s/} are the same, and the sums of times and memory hold.
 *
 * <p>Nothing here needs Docker or a cluster; what needs {@code kubectl} or {@code promtool} says that it is skipped where there is none.
 */
@NullMarked
package org.citationhubs.deployment;

import org.jspecify.annotations.NullMarked;
