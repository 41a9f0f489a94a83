using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Hosting.Http;

/// <summary>RFC 9457 problems: every "no" of the API in one shape, named by its code.</summary>
public static class Problems
{
    internal const string Urn = "urn:problem:";

    public static ProblemHttpResult Of(Refusal refusal) => Of(Status(refusal.Kind), refusal.Code, refusal.Message);

    public static ProblemHttpResult Of(int status, string code, string title, string? detail = null, IEnumerable<KeyValuePair<string, object?>>? extensions = null) =>
        TypedResults.Problem(detail, instance: null, status, title, Urn + code, 
            Activity.Current is { } span ? [.. extensions ?? [], new("traceId", span.TraceId.ToString())] : extensions);

    internal static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };
}
