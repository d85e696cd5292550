package org.citationhubs.web;

/**
 * An option of a select field.
 *
 * @param value that is sent; empty for no choice
 * @param chosen whether the option is selected
 */
record SelectOption(String value, String name, boolean chosen) {}
