using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http.Faults;

/// <summary>A problem any endpoint may answer: its status, the code that never changes, and what it says.</summary>
internal sealed record ProblemCode(int Status, string Code, string Title)
{
    public static readonly ProblemCode Malformed = new(StatusCodes.Status400BadRequest, MalformedException.Malformed, "The request is malformed.");
    public static readonly ProblemCode PermissionMissing = new(StatusCodes.Status403Forbidden, "permission.missing", "This is not for you to do.");
    public static readonly ProblemCode KeyReused =
        new(StatusCodes.Status422UnprocessableEntity, "idempotency.reused", "This Idempotency-Key was used for another request; take a new one.");
    public static readonly ProblemCode InProgress =
        new(StatusCodes.Status409Conflict, "idempotency.in-progress", "The first call with this Idempotency-Key is still at work.");
    public static readonly ProblemCode AnswerLost =
        new(StatusCodes.Status409Conflict, "idempotency.answer-lost", "This was done before, but its answer was not kept.");

    public static readonly ProblemCode UpgradeNeeded = new(StatusCodes.Status402PaymentRequired, "plan.upgrade-needed", "Your plan does not include this.");

    private static readonly ProblemCode Refused = new(StatusCodes.Status422UnprocessableEntity, "request.refused", "This cannot be done.");
    private static readonly ProblemCode Fault = new(StatusCodes.Status500InternalServerError, "server.fault", "Something went wrong on our side.");

    /// <summary>All of them; of those with the same status, the first is what a bare status says.</summary>
    public static readonly IReadOnlyList<ProblemCode> All =
    [
        Malformed,
        new(StatusCodes.Status400BadRequest, MalformedException.CursorInvalid, "This cursor is not of this list; start again without one."),
        new(StatusCodes.Status401Unauthorized, "caller.unknown", "Sign in, or send a valid API key."),
        UpgradeNeeded,
        PermissionMissing,
        new(StatusCodes.Status404NotFound, "route.not-found", "There is nothing here."),
        new(StatusCodes.Status405MethodNotAllowed, "method.not-allowed", "This cannot be done here; the Allow header says what can."),
        new(StatusCodes.Status406NotAcceptable, "request.not-acceptable", "We answer in JSON."),
        new(StatusCodes.Status408RequestTimeout, "request.too-slow", "The request took too long to arrive."),
        new(StatusCodes.Status409Conflict, "request.conflict", "This cannot be done now."),
        InProgress,
        AnswerLost,
        new(StatusCodes.Status412PreconditionFailed, "stale", "Someone else changed this first; read it again."),
        new(StatusCodes.Status413PayloadTooLarge, "request.too-large", "The body is larger than this endpoint takes."),
        new(StatusCodes.Status415UnsupportedMediaType, "request.unsupported-type", "Send JSON, and say so: Content-Type: application/json."),
        Refused,
        KeyReused,
        new(StatusCodes.Status429TooManyRequests, "rate.exceeded", "Too many requests; Retry-After says when to go on."),
        new(StatusCodes.Status431RequestHeaderFieldsTooLarge, "request.headers-too-large", "The headers are larger than we take."),
        Fault,
        new(StatusCodes.Status503ServiceUnavailable, "server.unavailable", "We cannot do this at the moment; try again shortly."),
    ];

    public static ProblemCode Of(int status) => All.FirstOrDefault(code => code.Status == status) ?? (status >= 500 ? Fault : Refused);
}
