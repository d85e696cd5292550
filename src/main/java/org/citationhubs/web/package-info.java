/**
 * The pages: a start page, a page for each hub, what a search finds, and problems for people.
 *
 * <p>{@link org.citationhubs.web.PagesResource} asks as the HTTP interface does, by which any instance answers. What is shown is decided by pure
 * functions that make records for the templates in {@code templates/web}: {@code HubPage}, {@code StartPage}, {@code SearchPage} and {@code ProblemPage}
 * with their parts. {@code PageResponseFilter} turns the problems of the HTTP interface into pages and says what a page may load: nothing but
 * {@code Assets}. Every page is whole without its script, which only fetches a page again when the hub has changed.
 */
@NullMarked
package org.citationhubs.web;

import org.jspecify.annotations.NullMarked;
