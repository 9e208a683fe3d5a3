package org.qiaoliang.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.qiaoliang.web.Languages;
import org.springframework.stereotype.Component;

@Component
class RequestLanguages implements Languages {
    @Override
    public Locale of(HttpServletRequest request) {
        return UiFactory.locale(request);
    }
}
