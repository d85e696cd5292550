/**
 * Tests of the packaged program in its own process: started, requested over HTTP, killed.
 *
 * <p>They check the whole state, against a count that shares no code with the service
 * ({@link org.citationhubs.endtoend.CitationGraph}) or against golden files of another program.
 */
@NullMarked
package org.citationhubs.endtoend;

import org.jspecify.annotations.NullMarked;
