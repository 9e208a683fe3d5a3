package org.qiaoliang.divisions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.qiaoliang.access.Permission;
import org.qiaoliang.kernel.DivisionLevel;
import org.qiaoliang.web.Form;

/** Lets people say a place in a form: the model of the component {@code divisions.picker}, and what it posts. */
public interface PlacePickers {

    /**
     * The picker of a form: with the place its values hold, what was typed, or the place this browser chose last.
     *
     * @param field name of the form field
     */
    PlacePicker of(String field, Form form, HttpServletRequest request);

    /** The same, offering only places that the viewer's scope of a permission touches. */
    PlacePicker of(String field, Form form, HttpServletRequest request, Permission reach);

    /**
     * The place that the form posted: a code, or words that mean exactly one place.
     *
     * @param posted the field's value or values, separated by commas as Spring binds them to one string
     * @param atLeast the place must be of this level or below
     * @throws org.qiaoliang.kernel.RuleViolation on the field when nothing was said, nothing is called so, several places
     *     are, or it must be said more closely; the picker then lists what to choose from
     */
    Division chosen(String field, String posted, DivisionLevel atLeast);

    /** Keeps the place in a cookie of this browser, for the next form. */
    void remember(Division division, HttpServletRequest request, HttpServletResponse response);
}
