package org.qiaoliang.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.CurrentViewer;
import org.qiaoliang.access.Needs;
import org.qiaoliang.access.Open;
import org.qiaoliang.access.ResidentOnly;
import org.qiaoliang.access.SignedIn;
import org.qiaoliang.access.Viewer;
import org.qiaoliang.kernel.Absent;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its handler only as the handler's annotation says (ACCESS-2: none means nobody). */
class EndpointGuard implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What streams its answer comes by again when it is through, on a thread without a viewer: it was let in
        // before.
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method) || isFrameworkHandler(method)) {
            return true;
        }
        if (find(method, Open.class) != null) {
            return true;
        }
        var viewer = CurrentViewer.get();
        if (find(method, ResidentOnly.class) != null) {
            if (viewer instanceof Viewer.Resident) {
                return true;
            }
            throw viewer instanceof Viewer.Staff ? new Absent() : new NotSignedIn(true);
        }
        var needs = find(method, Needs.class);
        if (needs == null && find(method, SignedIn.class) == null) {
            throw new Absent();
        }
        if (!(viewer instanceof Viewer.Staff)) {
            throw viewer instanceof Viewer.Resident ? new Absent() : new NotSignedIn(false);
        }
        if (needs != null && Arrays.stream(needs.value()).noneMatch(viewer::may)) {
            throw new Absent();
        }
        return true;
    }

    private static boolean isFrameworkHandler(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.springframework.");
    }

    private static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
        var own = method.getMethodAnnotation(type);
        return own != null
                ? own
                : declaredElsewhere(method)
                        ? null
                        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }

    /** Whether the method has an access annotation of its own, so that the type's does not apply to it. */
    private static boolean declaredElsewhere(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class)
                || method.hasMethodAnnotation(SignedIn.class)
                || method.hasMethodAnnotation(ResidentOnly.class)
                || method.hasMethodAnnotation(Needs.class);
    }
}
