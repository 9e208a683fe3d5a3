package org.qiaoliang.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Which of the two languages a reader gets. */
public interface Languages {
    /** The reader's choice, else what the browser prefers of the two languages; Chinese when it says nothing. */
    Locale of(HttpServletRequest request);
}
