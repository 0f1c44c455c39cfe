package io.paychain.ws;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paychain.platform.log.Trace;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers everything but the socket in the EAR's module {@code /rt}, and its errors, with the problem document that the
 * single package answers there.
 */
public class NothingElse extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = HttpServletResponse.SC_NOT_FOUND;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean error = request.getDispatcherType() == DispatcherType.ERROR;
        int status = error && request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : NOT_FOUND;
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        byte[] body =
                JSON.writeValueAsBytes(problem(status, uri instanceof String path ? path : request.getRequestURI()));
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> problem(int status, String path) {
        String code = code(status);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:paychain:problem:" + code);
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put(
                "detail", status == NOT_FOUND ? "There is nothing at this path." : "The request could not be served.");
        problem.put("instance", path);
        problem.put("code", code);
        problem.put("errors", List.of());
        problem.put("trace_id", Trace.current());
        return problem;
    }

    private static String code(int status) {
        return switch (status) {
            case 403 -> "FORBIDDEN";
            case NOT_FOUND -> "NOT_FOUND";
            default -> status < 500 ? "MALFORMED_REQUEST" : "INTERNAL_ERROR";
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Not allowed";
            case NOT_FOUND -> "Not found";
            default -> status < 500 ? "The request cannot be read" : "Something went wrong";
        };
    }
}
