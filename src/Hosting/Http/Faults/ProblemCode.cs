using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http.Faults;

/// <summary>What a bare status says when nobody has said more.</summary>
internal sealed record ProblemCode(string Code, string Title)
{
    public static readonly ProblemCode Malformed = new(MalformedException.Malformed, "The request is malformed.");

    public static ProblemCode Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Malformed,
        StatusCodes.Status401Unauthorized => new("caller.unknown", "Sign in, or send a valid API key."),
        StatusCodes.Status403Forbidden => new("permission.missing", "This is not for you to do."),
        StatusCodes.Status404NotFound => new("route.not-found", "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => new("method.not-allowed", "This cannot be done here; the Allow header says what can."),
        StatusCodes.Status406NotAcceptable => new("request.not-acceptable", "We answer in JSON."),
        StatusCodes.Status408RequestTimeout => new("request.too-slow", "The request took too long to arrive."),
        StatusCodes.Status409Conflict => new("request.conflict", "This cannot be done now."),
        StatusCodes.Status412PreconditionFailed => new("stale", "Someone else changed this first; read it again."),
        StatusCodes.Status413PayloadTooLarge => new("request.too-large", "The body is larger than this endpoint takes."),
        StatusCodes.Status415UnsupportedMediaType => new("request.unsupported-type", "Send JSON, and say so: Content-Type: application/json."),
        StatusCodes.Status422UnprocessableEntity => new("request.refused", "This breaks a rule."),
        StatusCodes.Status429TooManyRequests => new("rate.exceeded", "Too many requests; Retry-After says when to go on."),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new("request.headers-too-large", "The headers are larger than we take."),
        StatusCodes.Status503ServiceUnavailable => new("server.unavailable", "We cannot do this at the moment; try again shortly."),
        >= 500 => new("server.fault", "Something went wrong on our side."),
        _ => new("request.refused", "This cannot be done."),
    };
}
