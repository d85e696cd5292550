/** Which instance answers: location of partitions, candidates and why they are excluded, peer connections. */
@NullMarked
package org.citationhubs.query.routing;

import org.jspecify.annotations.NullMarked;
