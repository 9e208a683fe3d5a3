package org.qiaoliang.matrix;

import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * How a module's endpoints are tried in the permission matrix. One class a module, in its test package; found on the class
 * path and wired by Spring. An endpoint without path variables needs no sample unless its request must hold something.
 */
public interface MatrixSample {
    /**
     * Samples by endpoint, such as {@code POST /workbench/accounts/{id}/grants}. A supplier is asked before each try, so
     * that a record that a try changed is not met again; its record lies at the place, where those who are in scope reach
     * it and the others don't.
     */
    Map<String, Supplier<Sample>> samples(MatrixPlace place);

    /**
     * Samples of what belongs to a person and not to a place, such as their sessions: given whose it is to be, 0 for
     * nobody. Who is in scope tries their own, who is out of scope that of the one in scope.
     */
    default Map<String, LongFunction<Sample>> personal() {
        return Map.of();
    }

    /**
     * One request.
     *
     * @param variables of the path
     * @param parameters of the form or query
     * @param json body of a JSON call, empty for none
     * @param headers to send along
     */
    record Sample(
            Map<String, String> variables, Map<String, String> parameters, String json, Map<String, String> headers) {
        public static final Sample NONE = new Sample(Map.of(), Map.of(), "", Map.of());

        /** Path variables alone. */
        public static Sample of(String variable, Object value) {
            return new Sample(Map.of(variable, String.valueOf(value)), Map.of(), "", Map.of());
        }

        public Sample and(String variable, Object value) {
            var more = new java.util.HashMap<>(variables);
            more.put(variable, String.valueOf(value));
            return new Sample(more, parameters, json, headers);
        }

        public Sample with(String parameter, String value) {
            var more = new java.util.HashMap<>(parameters);
            more.put(parameter, value);
            return new Sample(variables, more, json, headers);
        }

        public Sample body(String body) {
            return new Sample(variables, parameters, body, headers);
        }

        public Sample header(String name, String value) {
            var more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Sample(variables, parameters, json, more);
        }
    }
}
