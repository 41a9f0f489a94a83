using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Http.Json;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Platform.Hosting.Http.Faults;

/// <summary>
/// Answers what was thrown: what the request did wrong is named, what we did wrong is logged with the trace id and never told.
/// </summary>
internal sealed class FaultHandler(ProblemWriter problems, IOptions<JsonOptions> json, ILogger<FaultHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case MalformedException malformed:
                await problems.Write(httpContext, ProblemCode.Malformed with { Code = malformed.Code }, malformed.Message,
                    ("errors", new Dictionary<string, string[]> { [malformed.At] = [malformed.Message] }));
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest, InnerException: JsonException error }:
                await Malformed(httpContext, MalformedJson.Explain(error, BodyOf(httpContext), json.Value.SerializerOptions));
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad:
                await Malformed(httpContext, MalformedParameter.Explain(bad));
                break;
            case BadHttpRequestException bad:
                await problems.Write(httpContext, bad.StatusCode);
                break;
            case { } when IsUnstorableText(exception):
                await problems.Write(httpContext, ProblemCode.Malformed, "A text holds the character U+0000, which cannot be kept.");
                break;
            case { } when IsOutage(exception):
                log.LogError(exception, "The database could not be reached, or gave up.");
                httpContext.Response.Headers.RetryAfter = "2";
                await problems.Write(httpContext, StatusCodes.Status503ServiceUnavailable);
                break;
            default:
                log.LogError(exception, "{Method} {Path} failed.", httpContext.Request.Method, httpContext.Request.Path);
                await problems.Write(httpContext, StatusCodes.Status500InternalServerError, "It is not your request's fault; name the trace id when you tell us.");
                break;
        }

        return true;
    }

    private Task Malformed(HttpContext context, Dictionary<string, string[]> errors) => problems.Write(
        context, ProblemCode.Malformed, string.Join(" ", errors.Select(e => $"{e.Key}: {e.Value[0]}")), more: ("errors", errors));

    private static Type? BodyOf(HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint())?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    // PostgreSQL keeps every character but this one, in text and in jsonb alike; only a caller's own text can hold it.
    private static bool IsUnstorableText(Exception exception) => DatabaseFaults.Find<PostgresException>(exception)
        is { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter };

    // What passes by itself: a server that is away or full, or one of two that waited for each other.
    private static bool IsOutage(Exception exception) => DatabaseFaults.Find<NpgsqlException>(exception) is { IsTransient: true };
}
