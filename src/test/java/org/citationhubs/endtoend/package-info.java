/**
 * The program as a user runs it: the packaged jar in a process of its own, started, asked over HTTP, killed.
 *
 * <p>What is checked is always the whole state, against a count that shares no code with the service ({@link
 * org.citationhubs.endtoend.CitationGraph}) or against golden files made elsewhere.
 */
@NullMarked
package org.citationhubs.endtoend;

import org.jspecify.annotations.NullMarked;
