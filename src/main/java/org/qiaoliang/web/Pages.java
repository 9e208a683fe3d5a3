package org.qiaoliang.web;

import org.qiaoliang.kernel.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Turns a template and its page record into an answer; adds the {@link Ui} of the request. */
public interface Pages {
    /**
     * @param template path under {@code src/main/jte} without its ending, such as {@code appeals/list}
     * @param page the record that the template takes as {@code page}
     */
    View view(String template, Object page);

    /** With another status, for a form shown again (422) or a conflict (409). */
    ModelAndView view(HttpStatus status, String template, Object page);

    /** A form shown again with its complaints: the status of the refusal, and when to try again where that is known. */
    ModelAndView view(RuleViolation refused, String template, Object page);
}
