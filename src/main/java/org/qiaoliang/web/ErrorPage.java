package org.qiaoliang.web;

/**
 * What an error page shows.
 *
 * @param type the problem's name, from which title and advice are taken: {@code web.problem.<type>}
 * @param said what exactly is wrong, empty when the type says it all
 * @param errorId to quote to the operators, empty for expected failures
 */
public record ErrorPage(int status, String type, String said, String errorId) {}
