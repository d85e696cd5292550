/**
 * Which instance answers a query: location of replicas, candidates, reasons for exclusion, calls to other instances.
 */
@NullMarked
package org.citationhubs.query.routing;

import org.jspecify.annotations.NullMarked;
