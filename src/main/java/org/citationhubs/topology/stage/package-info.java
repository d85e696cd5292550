/** Settings, topic names, meters and traces of both stages. */
@NullMarked
package org.citationhubs.topology.stage;

import org.jspecify.annotations.NullMarked;
