package org.qiaoliang.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** All endpoints that the running application maps, those of libraries included. */
final class Endpoints {
    private Endpoints() {}

    /** An endpoint such as {@code GET /workbench/accounts/{id}}. */
    record Endpoint(String method, String pattern) implements Comparable<Endpoint> {
        @Override
        public int compareTo(Endpoint other) {
            var byPattern = pattern.compareTo(other.pattern);
            return byPattern != 0 ? byPattern : method.compareTo(other.method);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }

        boolean isApi() {
            return pattern.startsWith("/api/");
        }

        boolean hasVariables() {
            return pattern.contains("{");
        }
    }

    static List<Endpoint> of(ApplicationContext context) {
        Set<Endpoint> all = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> all.addAll(endpoints(info))));
        return new ArrayList<>(all);
    }

    private static List<Endpoint> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var found = new ArrayList<Endpoint>();
        for (var pattern : info.getPatternValues()) {
            for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                // A variable by its name alone, without the form it must have.
                found.add(new Endpoint(method.name(), pattern.replaceAll("\\{\\*?(\\w+)(:[^/]+)?}", "{$1}")));
            }
        }
        return found;
    }
}
