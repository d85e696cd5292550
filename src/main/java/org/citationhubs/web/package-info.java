/**
 * The pages for people: a start page, a page for each hub, search results, and problems.
 *
 * <p>{@link org.citationhubs.web.PagesResource} uses the same queries as the API, so any instance serves any page. Pure
 * functions make records ({@code StartPage}, {@code HubPage}, {@code SearchPage}, {@code ProblemPage} and their parts)
 * for the templates in {@code templates/web}. {@code PageResponseFilter} renders problems as pages and sets the
 * Content-Security-Policy. Pages are complete without their script, which only reloads a page after the hub has
 * changed.
 */
@NullMarked
package org.citationhubs.web;

import org.jspecify.annotations.NullMarked;
