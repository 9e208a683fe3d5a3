package org.qiaoliang.web.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.kernel.RuleViolation;
import org.qiaoliang.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

@Component
class JtePages implements Pages {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.qiaoliang.templates");
    private final UiFactory uis;

    JtePages(UiFactory uis) {
        this.uis = uis;
    }

    @Override
    public View view(String template, Object page) {
        return new JteView(template, page);
    }

    @Override
    public ModelAndView view(HttpStatus status, String template, Object page) {
        var result = new ModelAndView(view(template, page));
        result.setStatus(status);
        return result;
    }

    @Override
    public ModelAndView view(RuleViolation refused, String template, Object page) {
        var shown = new JteView(template, page);
        View again = (model, request, response) -> {
            Answers.retryAfter(refused).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
            shown.render(model, request, response);
        };
        var result = new ModelAndView(again);
        result.setStatus(HttpStatus.valueOf(refused.kind().status()));
        return result;
    }

    private final class JteView implements View {
        private final String template;
        private final Object page;

        JteView(String template, Object page) {
            this.template = template;
            this.page = page;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var parameters = new HashMap<String, Object>();
            var ui = uis.of(request);
            parameters.put("ui", ui);
            parameters.put("page", page);
            // Rendered whole before the first byte goes out, so that a failing template is an error page and not half a
            // page.
            var output = new Utf8ByteOutput();
            engine.render(template + ".jte", parameters, output);
            // Of the page, not of the machine, which Spring has said by now.
            response.setLocale(ui.locale());
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            // In one piece: the output holds hundreds, and each would pass through every filter's wrapper.
            var bytes = ByteBuffer.allocate(output.getContentLength());
            output.writeTo(bytes::put);
            response.getOutputStream().write(bytes.array());
        }
    }
}
