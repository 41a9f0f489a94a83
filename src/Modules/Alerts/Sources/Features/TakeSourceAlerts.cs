using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Sources.Intake;
using Platform.Alerts.Sources.Records;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Alerts.Sources.Features;

/// <summary>
/// Takes in what an alert source posts. 200 once its alerts are durable, and whatever of it was none is named; 422 when something was refused and nothing taken; 503 when it could not be
/// written, and has to be posted again. The same said again is the same alert.
/// </summary>
internal static class TakeSourceAlerts
{
    private const string RetryAfterSeconds = "2";

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/alert-intake/{source:guid}", Post).WithTags("Alert sources").AllowAnonymous()
        .WithName(nameof(TakeSourceAlerts)).WithSummary("Take in what an alert source posts; signed in by its token or its signature")
        .Accepts<object>("application/json", "application/x-www-form-urlencoded", "text/plain").Produces(StatusCodes.Status401Unauthorized)
        .WithBodyLimit(PayloadBody.MostBytes).WithRateLimit(RateLimit.Webhook).WithoutIdempotency(); // an alert is known by its labels

    private static async Task<Results<Ok<SourceAnswer>, ProblemHttpResult, StatusCodeHttpResult>> Post(Guid source, HttpContext http, SourceCredentials credentials, SourceIntake intake, CancellationToken ct)
    {
        if (await credentials.Find(source, ct) is not { } known) return Problems.Of(SourceRefusals.NotFound);
        var token = known.SignIn is SourceSignIn.Token ? SourceCredentials.Shown(http.Request) : null;
        if (known.SignIn is SourceSignIn.Token && (token is null || !credentials.IsOwn(known, token))) return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        var body = await Body(http.Request, ct);
        if (known.SignIn is SourceSignIn.Signature && !await credentials.IsSigned(known, http.Request.Headers, body, ct)) return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        var outcome = await intake.Take(known, body, http.Request.ContentType, token, ct);
        if (outcome.Value is { } answer) return answer is { Accepted: 0, Ignored: 0, Refused.Count: > 0 } ? Nothing(answer) : TypedResults.Ok(answer);
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, outcome.Refusal!.Code, outcome.Refusal.Message);
    }

    private static ProblemHttpResult Nothing(SourceAnswer answer) => Problems.Of(
        StatusCodes.Status422UnprocessableEntity, SourceRefusals.Nothing.Code, SourceRefusals.Nothing.Message, answer.Refused[0].Detail, [new("refused", answer.Refused)]);

    private static async Task<byte[]> Body(HttpRequest request, CancellationToken ct)
    {
        using var read = new MemoryStream();
        await request.Body.CopyToAsync(read, ct);
        return read.ToArray();
    }
}
